CREATE TABLE users (id integer PRIMARY KEY, name text DEFAULT 'x' CHECK (name <> ''));
CREATE INDEX users_name_idx ON users (lower(name)) WHERE name <> 'system';
