CREATE TABLE users (id integer PRIMARY KEY, city text);
COMMENT ON COLUMN users.city IS 'where';
