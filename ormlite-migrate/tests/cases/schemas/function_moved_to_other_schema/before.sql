CREATE SCHEMA util;
CREATE FUNCTION public.slugify(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(replace(t, ' ', '-')) $$;
CREATE TABLE posts (id integer PRIMARY KEY, title text, slug text GENERATED ALWAYS AS (public.slugify(title)) STORED);
INSERT INTO posts (id, title) VALUES (1, 'Hello World');
