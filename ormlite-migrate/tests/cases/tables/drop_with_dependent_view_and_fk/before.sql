CREATE TABLE customers (id integer PRIMARY KEY, name text);
CREATE VIEW customer_names AS SELECT name FROM customers;
CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer REFERENCES customers);
