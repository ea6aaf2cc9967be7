CREATE TABLE users (id integer PRIMARY KEY, name text UNIQUE);
INSERT INTO users VALUES (1, 'ann');
