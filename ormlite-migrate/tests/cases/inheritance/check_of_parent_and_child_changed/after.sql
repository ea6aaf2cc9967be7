CREATE TABLE vehicles (id integer, CONSTRAINT positive CHECK (id > 1));
CREATE TABLE trucks (id integer, CONSTRAINT positive CHECK (id > 1)) INHERITS (vehicles);
CREATE TABLE tankers () INHERITS (trucks);
