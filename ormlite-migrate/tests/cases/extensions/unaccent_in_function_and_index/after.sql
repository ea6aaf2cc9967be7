CREATE EXTENSION unaccent;
CREATE FUNCTION immutable_unaccent(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT public.unaccent('public.unaccent'::regdictionary, t) $$;
CREATE TABLE cities (id integer PRIMARY KEY, name text);
CREATE INDEX cities_name_idx ON cities (immutable_unaccent(name));
