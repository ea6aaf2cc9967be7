CREATE TABLE users (id integer PRIMARY KEY, name text CONSTRAINT name_required NOT NULL);
COMMENT ON CONSTRAINT name_required ON users IS 'nobody is nameless';
