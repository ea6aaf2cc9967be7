CREATE TABLE items (id integer PRIMARY KEY, price integer, gross integer GENERATED ALWAYS AS (price * 2) VIRTUAL);
ALTER TABLE items ADD CONSTRAINT gross_positive CHECK (gross > 0);
INSERT INTO items VALUES (1, 5);
