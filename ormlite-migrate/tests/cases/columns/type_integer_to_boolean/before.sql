CREATE TABLE users (id integer PRIMARY KEY, is_admin integer NOT NULL DEFAULT 0);
INSERT INTO users VALUES (1, 0), (2, 1);
