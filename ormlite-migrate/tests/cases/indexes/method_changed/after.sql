CREATE TABLE tags (id integer PRIMARY KEY, names text[]);
CREATE INDEX tags_names_idx ON tags USING gin (names);
