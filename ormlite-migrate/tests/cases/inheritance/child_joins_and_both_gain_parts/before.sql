CREATE TABLE vehicles (id integer);
CREATE TABLE trucks (id integer);
CREATE TABLE vans (id integer);
CREATE TABLE minivans (seats integer) INHERITS (vans);
INSERT INTO trucks VALUES (1);
