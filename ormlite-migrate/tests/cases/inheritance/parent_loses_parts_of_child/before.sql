CREATE TABLE vehicles (id integer, name text NOT NULL, CONSTRAINT named CHECK (name <> ''));
CREATE TABLE trucks (name text NOT NULL, CONSTRAINT named CHECK (name <> '')) INHERITS (vehicles);
CREATE TABLE vans () INHERITS (vehicles);
INSERT INTO trucks VALUES (1, 'big');
