CREATE SCHEMA types;
CREATE TYPE types.gender AS ENUM ('f', 'm', 'x', 'n/a');
CREATE TABLE people (id integer PRIMARY KEY, gender types.gender DEFAULT 'x');
INSERT INTO people VALUES (1, 'f'), (2, 'x');
