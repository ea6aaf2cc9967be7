CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW user_list WITH (security_barrier = true) AS SELECT id, name FROM users;
