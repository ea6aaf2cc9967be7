CREATE SCHEMA api;
CREATE TABLE users (id integer PRIMARY KEY, name text, secret text);
