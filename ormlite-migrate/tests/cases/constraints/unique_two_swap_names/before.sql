CREATE TABLE users (id integer PRIMARY KEY, email text, login text);
ALTER TABLE users ADD CONSTRAINT first_key UNIQUE (email), ADD CONSTRAINT second_key UNIQUE (login);
