CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE INDEX ix_users_name ON users (name);
