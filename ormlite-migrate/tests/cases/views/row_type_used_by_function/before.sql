CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW user_list AS SELECT id, name FROM users;
CREATE FUNCTION all_users() RETURNS SETOF user_list LANGUAGE sql AS $$ SELECT * FROM user_list $$;
