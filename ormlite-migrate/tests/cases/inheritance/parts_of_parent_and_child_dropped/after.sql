CREATE TABLE vehicles (id integer, weight integer);
CREATE TABLE trucks (weight integer) INHERITS (vehicles);
CREATE TABLE tankers (weight integer) INHERITS (trucks);
