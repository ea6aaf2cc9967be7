CREATE TABLE vehicles (id integer);
CREATE TABLE trucks (id integer);
CREATE TABLE tankers (id integer);
INSERT INTO tankers VALUES (1);
