CREATE TABLE vehicles (id integer, name text);
CREATE TABLE trucks () INHERITS (vehicles);
CREATE TABLE vans () INHERITS (trucks);
