CREATE TABLE vehicles (id integer, weight integer);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
INSERT INTO trucks VALUES (1, 2, 3);
