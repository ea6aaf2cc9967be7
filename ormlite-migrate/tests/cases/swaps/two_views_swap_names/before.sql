CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW va AS SELECT id FROM users;
CREATE VIEW vb AS SELECT name FROM users;
