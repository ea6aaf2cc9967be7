CREATE FUNCTION norm(t text) RETURNS text LANGUAGE sql AS $$ SELECT lower(t) $$;
CREATE TABLE users (id integer PRIMARY KEY, name text);
