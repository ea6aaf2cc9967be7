CREATE TABLE posts (id integer PRIMARY KEY, author_ids bigint[] DEFAULT '{}'::bigint[]);
CREATE INDEX posts_author_ids_idx ON posts USING gin (author_ids);
