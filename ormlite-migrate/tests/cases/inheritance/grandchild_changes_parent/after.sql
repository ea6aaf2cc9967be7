CREATE TABLE vehicles (id integer);
CREATE TABLE trucks (id integer) INHERITS (vehicles);
CREATE TABLE tankers (id integer, name text) INHERITS (vehicles);
