CREATE EXTENSION ltree;
CREATE TABLE categories (id integer PRIMARY KEY, path ltree);
CREATE INDEX categories_path_gist_idx ON categories USING gist (path gist_ltree_ops (siglen=64));
