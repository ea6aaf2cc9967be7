CREATE SCHEMA eu;
CREATE SCHEMA us;
CREATE TABLE eu.orders (id integer PRIMARY KEY, total numeric(10,2));
CREATE TABLE us.orders (id integer PRIMARY KEY, total numeric(12,2));
