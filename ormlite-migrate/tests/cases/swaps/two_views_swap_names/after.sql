CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW va AS SELECT name FROM users;
CREATE VIEW vb AS SELECT id FROM users;
