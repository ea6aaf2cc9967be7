CREATE TABLE vehicles (id bigint, name text);
CREATE TABLE machines (id bigint, power integer);
CREATE TABLE trucks (id bigint, name text, power integer) INHERITS (vehicles);
INSERT INTO trucks VALUES (1, 'big', 400);
