CREATE TABLE users (id integer PRIMARY KEY, name text);
GRANT SELECT ON users TO PUBLIC;
