CREATE TABLE vehicles (id integer, name text NOT NULL);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
