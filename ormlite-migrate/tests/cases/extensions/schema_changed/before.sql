CREATE SCHEMA extensions;
CREATE EXTENSION citext;
CREATE TABLE users (id integer PRIMARY KEY, email citext);
INSERT INTO users VALUES (1, 'Ann@Example.com');
