CREATE EXTENSION hstore;
CREATE TABLE products (id integer PRIMARY KEY, attrs hstore DEFAULT ''::hstore);
