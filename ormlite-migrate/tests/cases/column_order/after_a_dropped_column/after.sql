CREATE TABLE users (id integer PRIMARY KEY, gone text, name text);
ALTER TABLE users DROP COLUMN gone;
ALTER TABLE users ADD COLUMN email text;
CREATE INDEX users_name_idx ON users (name);
CREATE INDEX users_email_idx ON users (email);
