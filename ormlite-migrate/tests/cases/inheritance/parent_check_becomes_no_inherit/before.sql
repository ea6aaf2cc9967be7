CREATE TABLE vehicles (id integer, CONSTRAINT id_positive CHECK (id > 0));
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
