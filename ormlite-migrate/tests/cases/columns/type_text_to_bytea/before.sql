CREATE TABLE files (id integer PRIMARY KEY, content text);
INSERT INTO files VALUES (1, 'plain');
