CREATE TABLE vehicles (id integer, color text);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
CREATE TABLE tankers (id integer, name text, color text, load_kg integer) INHERITS (trucks);
