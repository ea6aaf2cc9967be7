CREATE TYPE status AS ENUM ('open', 'done'); CREATE TABLE t (s status NOT NULL DEFAULT 'open', a status[], CHECK (s <> 'done')); CREATE FUNCTION f(status) RETURNS status LANGUAGE sql AS 'SELECT $1';
