CREATE TABLE users (id integer PRIMARY KEY, nickname text, email text NOT NULL);
INSERT INTO users VALUES (1, 'ann', 'ann@example.com');
