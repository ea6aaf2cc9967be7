CREATE SCHEMA people;
COMMENT ON SCHEMA people IS 'Who is here';
CREATE SCHEMA words;
CREATE TYPE words.feeling AS ENUM ('good', 'bad');
CREATE SEQUENCE words.tickets;
CREATE TABLE people.guests (id integer GENERATED ALWAYS AS IDENTITY, mood words.feeling);
CREATE VIEW people.content AS SELECT id FROM people.guests WHERE mood = 'good';
