CREATE TABLE vehicles (id integer, weight integer);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
ALTER TABLE vehicles ADD CONSTRAINT weight_positive CHECK (weight > 0);
