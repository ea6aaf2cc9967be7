CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE INDEX users_name_a ON users (name);
CREATE INDEX users_name_d ON users (name);
