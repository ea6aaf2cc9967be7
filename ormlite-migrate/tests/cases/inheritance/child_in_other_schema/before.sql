CREATE SCHEMA fleet;
CREATE TABLE vehicles (id integer, name text);
