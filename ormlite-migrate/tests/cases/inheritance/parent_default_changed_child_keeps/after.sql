CREATE TABLE vehicles (id integer, wheels integer);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
ALTER TABLE ONLY vehicles ALTER COLUMN wheels SET DEFAULT 4;
