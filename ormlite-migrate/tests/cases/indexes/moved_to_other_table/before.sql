CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE TABLE teams (id integer PRIMARY KEY, name text);
CREATE INDEX name_idx ON users (name);
