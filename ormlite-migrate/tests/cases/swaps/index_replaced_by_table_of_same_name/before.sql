CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE INDEX names ON users (name);
