CREATE EXTENSION unaccent;
CREATE TEXT SEARCH CONFIGURATION article_search (COPY = english);
ALTER TEXT SEARCH CONFIGURATION article_search ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
CREATE TABLE articles (id integer PRIMARY KEY, title text NOT NULL, body text NOT NULL, terms tsvector GENERATED ALWAYS AS (setweight(to_tsvector('article_search', title), 'A') || setweight(to_tsvector('article_search', body), 'B')) STORED);
CREATE INDEX articles_terms_idx ON articles USING gin (terms);
CREATE FUNCTION find_articles(q text) RETURNS SETOF articles LANGUAGE sql STABLE BEGIN ATOMIC SELECT * FROM articles a WHERE a.terms @@ websearch_to_tsquery('article_search', q) ORDER BY ts_rank(a.terms, websearch_to_tsquery('article_search', q)) DESC; END;
