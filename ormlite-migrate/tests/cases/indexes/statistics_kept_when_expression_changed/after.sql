CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE INDEX users_name_idx ON users (upper(name));
ALTER INDEX users_name_idx ALTER COLUMN 1 SET STATISTICS 100;
COMMENT ON INDEX users_name_idx IS 'for the search box';
