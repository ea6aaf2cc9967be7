CREATE TABLE users (id integer PRIMARY KEY, email text
, CONSTRAINT users_email_key UNIQUE (email)
);
INSERT INTO users VALUES (1, 'a'), (2, NULL);
