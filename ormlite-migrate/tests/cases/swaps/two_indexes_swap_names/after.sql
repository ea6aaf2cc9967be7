CREATE TABLE users (id integer PRIMARY KEY, email text, name text);
CREATE INDEX users_a_idx ON users (name);
CREATE INDEX users_b_idx ON users (email);
