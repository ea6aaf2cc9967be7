CREATE TABLE vehicles (id integer, name text);
CREATE TABLE machines (id integer, name text);
CREATE TABLE trucks (id integer, name text) INHERITS (vehicles);
