CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW user_list AS SELECT id AS user_id, name FROM users;
