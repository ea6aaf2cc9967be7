CREATE TABLE users (id integer PRIMARY KEY, nickname text DEFAULT 'anon');
INSERT INTO users VALUES (1, 'ann');
