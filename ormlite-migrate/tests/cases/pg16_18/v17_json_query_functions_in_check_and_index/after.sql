CREATE TABLE orders (id integer PRIMARY KEY, data jsonb);
ALTER TABLE orders ADD CONSTRAINT has_number CHECK (JSON_EXISTS(data, '$.number'));
CREATE INDEX orders_number_idx ON orders (JSON_VALUE(data, '$.number' RETURNING integer));
