CREATE SCHEMA app;
CREATE TABLE app.addresses (id integer PRIMARY KEY, country char(2));
