CREATE TABLE vehicles (id integer, wheels integer DEFAULT 4);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
