CREATE TABLE items (id integer PRIMARY KEY, price integer);
ALTER TABLE items ADD CONSTRAINT price_positive CHECK (price > 0) NOT ENFORCED;
