CREATE SCHEMA housekeeping;
CREATE TYPE housekeeping.state AS ENUM ('open', 'done');
CREATE DOMAIN housekeeping.amount AS numeric CHECK (VALUE >= 0);
CREATE SEQUENCE housekeeping.numbers;
CREATE FUNCTION housekeeping.next() RETURNS bigint LANGUAGE sql AS $$ SELECT nextval('housekeeping.numbers') $$;
CREATE TABLE housekeeping.tasks (id serial PRIMARY KEY, state housekeeping.state DEFAULT 'open', states housekeeping.state[], amount housekeeping.amount, no bigint DEFAULT nextval('housekeeping.numbers'));
CREATE INDEX ON housekeeping.tasks (state) WHERE state = 'open';
CREATE VIEW housekeeping.open AS SELECT id FROM housekeeping.tasks WHERE state = 'open';
CREATE TABLE public.notes (task int REFERENCES housekeeping.tasks (id), state housekeeping.state);
