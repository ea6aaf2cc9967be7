CREATE TABLE vehicles (id integer, name text);
CREATE TABLE trucks () INHERITS (vehicles);
INSERT INTO trucks VALUES (1, 'big');
