CREATE TABLE vehicles (id integer PRIMARY KEY, name text);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
