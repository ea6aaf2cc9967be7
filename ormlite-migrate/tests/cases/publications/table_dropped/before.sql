CREATE TABLE orders (id integer PRIMARY KEY);
CREATE TABLE customers (id integer PRIMARY KEY);
CREATE PUBLICATION shop FOR TABLE orders, customers;
