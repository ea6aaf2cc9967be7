CREATE TABLE vehicles (id integer, name text);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
ALTER TABLE trucks ALTER COLUMN name SET NOT NULL;
