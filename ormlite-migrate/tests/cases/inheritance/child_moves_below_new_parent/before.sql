CREATE TABLE vehicles (id integer, name text);
CREATE TABLE tankers (id integer, name text) INHERITS (vehicles);
INSERT INTO tankers VALUES (1, 'oil');
