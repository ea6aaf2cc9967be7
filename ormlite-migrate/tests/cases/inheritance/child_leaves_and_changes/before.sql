CREATE TABLE vehicles (id bigint, name text NOT NULL, weight integer);
CREATE TABLE trucks (id bigint, name text NOT NULL, weight integer) INHERITS (vehicles);
INSERT INTO trucks VALUES (1, 'big', 2);
