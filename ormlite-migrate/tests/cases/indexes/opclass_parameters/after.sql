CREATE EXTENSION pg_trgm;
CREATE TABLE pages (id integer PRIMARY KEY, body text, terms tsvector);
CREATE INDEX pages_body_idx ON pages USING gist (body gist_trgm_ops (siglen = 16));
CREATE INDEX pages_terms_idx ON pages USING gist (terms tsvector_ops (siglen = 200));
