CREATE SCHEMA extensions;
CREATE EXTENSION hstore WITH SCHEMA extensions;
CREATE TABLE products (id integer PRIMARY KEY, attributes extensions.hstore);
