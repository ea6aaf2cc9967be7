CREATE TABLE users (id integer PRIMARY KEY, first text);
CREATE FUNCTION a_label(u users) RETURNS text LANGUAGE sql STABLE AS $$ SELECT u.first $$;
