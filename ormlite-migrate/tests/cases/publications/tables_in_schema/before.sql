CREATE SCHEMA sales;
CREATE TABLE sales.orders (id integer PRIMARY KEY);
CREATE PUBLICATION shop FOR TABLE sales.orders;
