CREATE FUNCTION is_ok(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT t <> '' $$;
CREATE TABLE docs (id integer PRIMARY KEY, t text CONSTRAINT t_ok CHECK (is_ok(t)));
INSERT INTO docs VALUES (1, 'x');
