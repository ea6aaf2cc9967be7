CREATE TABLE vehicles (id integer, weight integer NOT NULL);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
CREATE TABLE vans () INHERITS (trucks);
INSERT INTO vans VALUES (1, 2, 3);
