CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE INDEX users_name_idx ON users (name);
COMMENT ON INDEX users_name_idx IS 'fast';
