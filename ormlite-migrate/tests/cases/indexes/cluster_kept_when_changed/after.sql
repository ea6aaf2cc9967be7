CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE INDEX users_name_idx ON users (name, id);
ALTER TABLE users CLUSTER ON users_name_idx;
