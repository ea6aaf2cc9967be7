CREATE TABLE users (id integer PRIMARY KEY);
CREATE VIEW user_names AS SELECT id, 'user ' || id AS nickname FROM users;
