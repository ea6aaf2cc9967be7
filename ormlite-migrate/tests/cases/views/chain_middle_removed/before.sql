CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW v1 AS SELECT id, name FROM users;
CREATE VIEW v2 AS SELECT id, name FROM v1 WHERE id > 10;
CREATE VIEW v3 AS SELECT name FROM v2;
