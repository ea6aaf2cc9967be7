CREATE EXTENSION intarray;
CREATE TABLE articles (id integer PRIMARY KEY, tag_ids integer[]);
CREATE INDEX articles_tags_idx ON articles USING gin (tag_ids gin__int_ops);
