CREATE TABLE posts (id integer PRIMARY KEY, author integer, published timestamptz);
CREATE INDEX posts_list_idx ON posts (author DESC, published DESC NULLS LAST, id NULLS FIRST);
