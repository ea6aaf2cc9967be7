CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE TABLE names (name text);
