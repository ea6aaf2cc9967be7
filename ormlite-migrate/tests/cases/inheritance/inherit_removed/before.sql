CREATE TABLE vehicles (id integer, name text CONSTRAINT named CHECK (name <> ''));
CREATE TABLE trucks (id integer, name text, load_kg integer) INHERITS (vehicles);
INSERT INTO trucks VALUES (1, 'big', 5000);
