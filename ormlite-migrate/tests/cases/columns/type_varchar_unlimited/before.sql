CREATE TABLE users (id integer PRIMARY KEY, name varchar(100));
INSERT INTO users VALUES (1, 'ann');
