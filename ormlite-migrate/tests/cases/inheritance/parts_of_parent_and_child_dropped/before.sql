CREATE TABLE vehicles (id integer, name text DEFAULT '?' NOT NULL, weight integer, CONSTRAINT named CHECK (name <> ''), CONSTRAINT heavy CHECK (weight > 0));
CREATE TABLE trucks (name text DEFAULT '?' NOT NULL, weight integer, CONSTRAINT named CHECK (name <> ''), CONSTRAINT heavy CHECK (weight > 0)) INHERITS (vehicles);
CREATE TABLE tankers (weight integer, CONSTRAINT heavy CHECK (weight > 0)) INHERITS (trucks);
INSERT INTO tankers VALUES (1, 'oil', 2);
