CREATE TABLE articles (id integer PRIMARY KEY, title text, body text, search tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english', coalesce(title, '')), 'A') || to_tsvector('english', coalesce(body, ''))) STORED);
CREATE INDEX articles_search_idx ON articles USING gin (search);
