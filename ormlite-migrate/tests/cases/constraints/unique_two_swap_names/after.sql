CREATE TABLE users (id integer PRIMARY KEY, email text, login text);
ALTER TABLE users ADD CONSTRAINT first_key UNIQUE (login), ADD CONSTRAINT second_key UNIQUE (email);
