CREATE TABLE vehicles (id integer, name text NOT NULL);
CREATE TABLE plain_table (id integer PRIMARY KEY);
