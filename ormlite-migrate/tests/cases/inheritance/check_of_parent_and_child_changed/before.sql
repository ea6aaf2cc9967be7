CREATE TABLE vehicles (id integer, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE trucks (id integer, CONSTRAINT positive CHECK (id > 0)) INHERITS (vehicles);
CREATE TABLE tankers () INHERITS (trucks);
INSERT INTO tankers VALUES (5);
