CREATE EXTENSION ltree;
CREATE TABLE categories (id integer PRIMARY KEY, path ltree);
