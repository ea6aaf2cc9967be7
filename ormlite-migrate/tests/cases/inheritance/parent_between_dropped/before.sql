CREATE TABLE vehicles (id integer, name text);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
CREATE TABLE tankers (id integer, name text, load_kg integer) INHERITS (trucks);
INSERT INTO tankers VALUES (1, 'oil', 2);
