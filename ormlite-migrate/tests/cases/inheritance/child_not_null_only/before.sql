CREATE TABLE vehicles (id integer, name text);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
