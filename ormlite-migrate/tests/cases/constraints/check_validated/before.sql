CREATE TABLE products (id integer PRIMARY KEY, price numeric);
INSERT INTO products VALUES (1, 5);
ALTER TABLE products ADD CONSTRAINT price_positive CHECK (price > 0) NOT VALID;
