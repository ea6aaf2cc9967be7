CREATE TABLE customers (id integer PRIMARY KEY, name text);
COMMENT ON TABLE customers IS 'People who bought something';
COMMENT ON COLUMN customers.name IS 'As printed on the invoice';
