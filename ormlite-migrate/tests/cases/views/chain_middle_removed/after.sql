CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW v1 AS SELECT id, name FROM users;
CREATE VIEW v3 AS SELECT name FROM v1 WHERE id > 10;
