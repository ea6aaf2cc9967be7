CREATE EXTENSION intarray;
CREATE TABLE tags (id integer PRIMARY KEY, name text UNIQUE);
CREATE TABLE posts (id integer PRIMARY KEY, tag_ids integer[] NOT NULL DEFAULT '{}');
CREATE INDEX posts_tag_ids_idx ON posts USING gin (tag_ids gin__int_ops);
CREATE FUNCTION tag_names(ids integer[]) RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT array_agg(name) FROM tags WHERE id = ANY (ids) $$;
CREATE VIEW post_tag_names AS SELECT id, tag_names(tag_ids) AS tags FROM posts;
