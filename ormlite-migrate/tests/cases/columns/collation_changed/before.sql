CREATE TABLE users (id integer PRIMARY KEY, code text UNIQUE);
INSERT INTO users VALUES (1, 'x');
