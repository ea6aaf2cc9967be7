CREATE TABLE vehicles (id integer, wheels integer);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
