CREATE TABLE vehicles (id integer, name text NOT NULL NO INHERIT);
CREATE TABLE plain_table (id integer PRIMARY KEY);
