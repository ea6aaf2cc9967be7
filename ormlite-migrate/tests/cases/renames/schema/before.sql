CREATE SCHEMA ops;
CREATE TYPE ops.state AS ENUM ('open', 'done');
CREATE DOMAIN ops.amount AS numeric CHECK (VALUE >= 0);
CREATE SEQUENCE ops.numbers;
CREATE FUNCTION ops.next() RETURNS bigint LANGUAGE sql AS $$ SELECT nextval('ops.numbers') $$;
CREATE TABLE ops.tasks (id serial PRIMARY KEY, state ops.state DEFAULT 'open', states ops.state[], amount ops.amount, no bigint DEFAULT nextval('ops.numbers'));
CREATE INDEX ON ops.tasks (state) WHERE state = 'open';
CREATE VIEW ops.open AS SELECT id FROM ops.tasks WHERE state = 'open';
CREATE TABLE public.notes (task int REFERENCES ops.tasks (id), state ops.state);
