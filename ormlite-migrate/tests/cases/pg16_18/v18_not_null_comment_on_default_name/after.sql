CREATE TABLE users (id integer PRIMARY KEY, name text NOT NULL);
COMMENT ON CONSTRAINT users_name_not_null ON users IS 'nobody is nameless';
