CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE FUNCTION shown_name(i integer) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT name FROM users WHERE id = i; END;
