CREATE TABLE vehicles (id integer);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
INSERT INTO trucks VALUES (1, 2);
