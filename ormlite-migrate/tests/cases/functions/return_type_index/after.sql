CREATE FUNCTION key_of(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(t) $$;
CREATE TABLE docs (id integer PRIMARY KEY, t text);
CREATE UNIQUE INDEX docs_key_idx ON docs (key_of(t));
