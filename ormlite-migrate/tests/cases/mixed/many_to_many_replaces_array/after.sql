CREATE TABLE tags (id integer PRIMARY KEY, name text UNIQUE);
CREATE TABLE posts (id integer PRIMARY KEY);
CREATE TABLE post_tags (post_id integer REFERENCES posts ON DELETE CASCADE, tag_id integer REFERENCES tags, PRIMARY KEY (post_id, tag_id));
CREATE VIEW post_tag_names AS SELECT p.id, ARRAY(SELECT t.name FROM tags t JOIN post_tags pt ON pt.tag_id = t.id WHERE pt.post_id = p.id) AS tags FROM posts p;
