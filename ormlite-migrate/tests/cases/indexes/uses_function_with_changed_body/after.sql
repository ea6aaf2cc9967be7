CREATE FUNCTION norm(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(trim(t)) $$;
CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE INDEX users_norm_idx ON users (norm(name));
