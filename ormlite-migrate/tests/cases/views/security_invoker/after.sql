CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW user_list WITH (security_invoker = true) AS SELECT id, name FROM users;
