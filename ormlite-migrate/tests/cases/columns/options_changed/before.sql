CREATE TABLE users (id integer PRIMARY KEY, city text);
ALTER TABLE users ALTER COLUMN city SET (n_distinct = 100);
