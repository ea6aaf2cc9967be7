CREATE COLLATION plain (provider = libc, locale = 'C');
CREATE TABLE users (id integer PRIMARY KEY, name text COLLATE plain);
