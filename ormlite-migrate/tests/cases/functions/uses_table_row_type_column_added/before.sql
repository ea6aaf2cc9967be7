CREATE TABLE users (id integer PRIMARY KEY, first text);
CREATE FUNCTION label(u users) RETURNS text LANGUAGE sql STABLE AS $$ SELECT u.first $$;
CREATE FUNCTION find_users() RETURNS SETOF users LANGUAGE sql STABLE AS $$ SELECT * FROM users $$;
CREATE VIEW labels AS SELECT label(u) AS l FROM users u;
