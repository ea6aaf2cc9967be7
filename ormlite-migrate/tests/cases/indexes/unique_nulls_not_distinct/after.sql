CREATE TABLE users (id integer PRIMARY KEY, email text);
CREATE UNIQUE INDEX users_email_idx ON users (email) NULLS NOT DISTINCT;
