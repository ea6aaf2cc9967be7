CREATE TABLE orders (id integer PRIMARY KEY, number text NOT NULL, region text NOT NULL);
CREATE UNIQUE INDEX orders_number_key ON orders (number);
ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_number_key;
