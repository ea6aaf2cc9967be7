CREATE TABLE vehicles (id integer, wheels integer);
CREATE TABLE trucks (id integer) INHERITS (vehicles);
CREATE TABLE tankers (id integer) INHERITS (trucks);
