CREATE TABLE vehicles (id integer);
CREATE TABLE trucks (name text NOT NULL, CONSTRAINT named CHECK (name <> '')) INHERITS (vehicles);
CREATE TABLE vans () INHERITS (vehicles);
