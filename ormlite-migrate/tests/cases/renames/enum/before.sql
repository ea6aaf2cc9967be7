CREATE TYPE state AS ENUM ('open', 'done'); CREATE TABLE t (s state NOT NULL DEFAULT 'open', a state[], CHECK (s <> 'done')); CREATE FUNCTION f(state) RETURNS state LANGUAGE sql AS 'SELECT $1';
