CREATE TABLE posts (id integer PRIMARY KEY, tags text DEFAULT '{}');
INSERT INTO posts VALUES (1, '{a,b}');
