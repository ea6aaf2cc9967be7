CREATE FUNCTION is_ok(t text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT length(t) $$;
CREATE TABLE docs (id integer PRIMARY KEY, t text CONSTRAINT t_ok CHECK (is_ok(t) > 0));
