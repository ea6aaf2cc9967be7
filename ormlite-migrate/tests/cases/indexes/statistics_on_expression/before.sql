CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE INDEX users_name_idx ON users (lower(name), (length(name)));
ALTER INDEX users_name_idx ALTER COLUMN 1 SET STATISTICS 100;
