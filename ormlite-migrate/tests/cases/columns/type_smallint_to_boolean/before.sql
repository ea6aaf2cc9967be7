CREATE TABLE users (id integer PRIMARY KEY, is_admin smallint);
INSERT INTO users VALUES (1, 0), (2, 1);
