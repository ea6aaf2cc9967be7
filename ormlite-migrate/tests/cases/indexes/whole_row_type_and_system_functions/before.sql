CREATE TABLE users (id integer PRIMARY KEY, born date, name text, deleted_at timestamptz);
