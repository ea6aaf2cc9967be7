CREATE TABLE items (id integer PRIMARY KEY, price bigint, gross bigint GENERATED ALWAYS AS (price * 2) VIRTUAL);
ALTER TABLE items ADD CONSTRAINT gross_positive CHECK (gross > 0);
