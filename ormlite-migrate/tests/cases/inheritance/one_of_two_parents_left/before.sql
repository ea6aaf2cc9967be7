CREATE TABLE vehicles (id integer, name text);
CREATE TABLE assets (id integer, value numeric, CONSTRAINT worth CHECK (value > 0));
CREATE TABLE trucks (id integer, name text, value numeric, CONSTRAINT worth CHECK (value > 0)) INHERITS (assets, vehicles);
INSERT INTO trucks VALUES (1, 2, 'big');
