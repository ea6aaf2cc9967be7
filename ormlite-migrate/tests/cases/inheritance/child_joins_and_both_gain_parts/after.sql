CREATE TABLE vehicles (id integer, wheels integer DEFAULT 4 NOT NULL, note text, CONSTRAINT rolling CHECK (wheels > 0));
CREATE TABLE trucks (id integer) INHERITS (vehicles);
ALTER TABLE ONLY trucks ALTER COLUMN wheels SET DEFAULT 6;
CREATE TABLE vans (id integer, note text) INHERITS (vehicles);
CREATE TABLE minivans (seats integer) INHERITS (vans);
