CREATE TABLE users (id integer PRIMARY KEY, gone text, name text);
ALTER TABLE users DROP COLUMN gone;
INSERT INTO users VALUES (1, 'ann');
CREATE INDEX users_name_idx ON users (name);
