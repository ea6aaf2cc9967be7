CREATE TABLE vehicles (id integer, name text, color text DEFAULT 'black');
CREATE TABLE trucks () INHERITS (vehicles);
