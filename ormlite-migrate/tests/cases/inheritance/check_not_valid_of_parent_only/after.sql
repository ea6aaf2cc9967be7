CREATE TABLE vehicles (id integer);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
ALTER TABLE trucks ADD CONSTRAINT positive CHECK (id > 0);
ALTER TABLE vehicles ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
