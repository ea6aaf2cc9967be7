CREATE TABLE urls (id integer PRIMARY KEY, url text);
CREATE INDEX urls_url_idx ON urls (url);
