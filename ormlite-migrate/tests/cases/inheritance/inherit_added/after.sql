CREATE TABLE vehicles (id integer, name text);
CREATE TABLE trucks (id integer, name text, load_kg integer) INHERITS (vehicles);
