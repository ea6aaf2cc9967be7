CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE SEQUENCE tickets;
CREATE TABLE guests (id integer GENERATED ALWAYS AS IDENTITY, mood mood);
CREATE VIEW happy AS SELECT id FROM guests WHERE mood = 'good';
