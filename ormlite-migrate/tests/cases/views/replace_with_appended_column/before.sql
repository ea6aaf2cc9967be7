CREATE TABLE users (id integer PRIMARY KEY, name text, active boolean);
CREATE VIEW user_list AS SELECT id, name FROM users;
