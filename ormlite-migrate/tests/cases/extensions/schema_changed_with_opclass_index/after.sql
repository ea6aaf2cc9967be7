CREATE SCHEMA ext;
CREATE TABLE pages (id integer PRIMARY KEY, body text);
CREATE EXTENSION pg_trgm WITH SCHEMA ext;
CREATE INDEX pages_body_trgm_idx ON pages USING gin (body ext.gin_trgm_ops);
