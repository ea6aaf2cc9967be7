CREATE SCHEMA util;
CREATE FUNCTION util.slugify(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(replace(t, ' ', '-')) $$;
CREATE TABLE posts (id integer PRIMARY KEY, title text, slug text GENERATED ALWAYS AS (util.slugify(title)) STORED);
