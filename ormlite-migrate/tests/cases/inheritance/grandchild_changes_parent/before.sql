CREATE TABLE vehicles (id integer, name text);
CREATE TABLE trucks (id integer, name text) INHERITS (vehicles);
CREATE TABLE tankers (id integer, name text) INHERITS (trucks);
INSERT INTO tankers VALUES (1, 'oil');
