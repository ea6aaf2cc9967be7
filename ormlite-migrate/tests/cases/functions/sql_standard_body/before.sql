CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE FUNCTION user_count() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM users; END;
