CREATE TABLE users (id integer NOT NULL, name text);
CREATE UNIQUE INDEX users_pkey ON users (id);
