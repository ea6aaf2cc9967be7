CREATE TEXT SEARCH CONFIGURATION search (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION search ADD MAPPING FOR asciiword WITH simple;
CREATE TABLE docs (id integer PRIMARY KEY, body text);
CREATE INDEX docs_search_idx ON docs USING gin (to_tsvector('public.search'::regconfig, body));
