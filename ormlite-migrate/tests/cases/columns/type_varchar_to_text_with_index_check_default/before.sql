CREATE TABLE users (id integer PRIMARY KEY, name varchar(40) DEFAULT 'x' CHECK (name <> ''));
CREATE INDEX users_name_idx ON users (lower(name)) WHERE name <> 'system';
INSERT INTO users VALUES (1, 'ann');
