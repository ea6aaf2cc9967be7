CREATE TABLE users (id integer PRIMARY KEY, email text, data jsonb);
CREATE UNIQUE INDEX users_email_idx ON users (email);
