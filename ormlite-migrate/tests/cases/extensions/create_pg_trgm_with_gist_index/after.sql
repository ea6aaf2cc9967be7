CREATE TABLE products (id integer PRIMARY KEY, name text);
CREATE EXTENSION pg_trgm;
CREATE INDEX products_name_trgm_idx ON products USING gist (name gist_trgm_ops (siglen=32));
