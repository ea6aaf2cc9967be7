CREATE TABLE vehicles (id bigint, name text, weight integer, CONSTRAINT heavy CHECK (weight > 0));
CREATE TABLE trucks (id bigint, name text, weight integer, load_kg integer) INHERITS (vehicles);
INSERT INTO trucks VALUES (1, 'big', 2, 3);
