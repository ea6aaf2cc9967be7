CREATE SCHEMA types;
CREATE TYPE types.gender AS ENUM ('f', 'm', 'x');
CREATE TABLE people (id integer PRIMARY KEY, gender types.gender DEFAULT 'x');
