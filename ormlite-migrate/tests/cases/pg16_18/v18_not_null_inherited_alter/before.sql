CREATE TABLE vehicles (id integer, name text CONSTRAINT named NOT NULL NO INHERIT);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
