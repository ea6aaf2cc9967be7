CREATE SCHEMA app;
CREATE SCHEMA lookup;
CREATE TABLE lookup.countries (code char(2) PRIMARY KEY);
CREATE TABLE app.addresses (id integer PRIMARY KEY, country char(2) REFERENCES lookup.countries);
