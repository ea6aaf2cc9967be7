CREATE TABLE vehicles (id integer, name text);
CREATE TABLE tankers (id integer, name text, load_kg integer) INHERITS (vehicles);
