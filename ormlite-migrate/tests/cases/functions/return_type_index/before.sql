CREATE FUNCTION key_of(t text) RETURNS varchar LANGUAGE sql IMMUTABLE AS $$ SELECT lower(t)::varchar $$;
CREATE TABLE docs (id integer PRIMARY KEY, t text);
CREATE UNIQUE INDEX docs_key_idx ON docs (key_of(t));
INSERT INTO docs VALUES (1, 'x');
