CREATE TABLE users (id integer PRIMARY KEY, city text NOT NULL);
INSERT INTO users VALUES (1, 'Oslo');
