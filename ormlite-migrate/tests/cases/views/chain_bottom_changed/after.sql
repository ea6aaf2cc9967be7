CREATE TABLE users (id integer PRIMARY KEY, name text, team integer);
CREATE VIEW v1 AS SELECT id::bigint AS id, name, team FROM users;
CREATE VIEW v2 AS SELECT id, name FROM v1 WHERE team > 0;
CREATE VIEW v3 AS SELECT v2.id, v1.team FROM v2 JOIN v1 USING (id);
