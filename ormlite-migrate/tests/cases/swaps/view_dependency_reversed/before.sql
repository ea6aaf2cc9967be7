CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW va AS SELECT id, name FROM users;
CREATE VIEW vb AS SELECT id, name FROM va;
