CREATE TABLE users (id integer PRIMARY KEY, city text);
INSERT INTO users VALUES (1, 'Bergen');
