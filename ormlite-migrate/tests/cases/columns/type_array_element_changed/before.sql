CREATE TABLE posts (id integer PRIMARY KEY, author_ids integer[] DEFAULT '{}'::integer[]);
CREATE INDEX posts_author_ids_idx ON posts USING gin (author_ids);
INSERT INTO posts VALUES (1, '{1,2}');
