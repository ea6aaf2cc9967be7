CREATE TABLE users (id integer PRIMARY KEY, name varchar(50) NOT NULL);
CREATE INDEX users_name_idx ON users (name);
INSERT INTO users VALUES (1, 'ann');
