CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL UNIQUE);
INSERT INTO users VALUES (1, 'ann@example.com'), (2, 'bob@example.com');
