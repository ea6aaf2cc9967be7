CREATE TABLE users (id integer PRIMARY KEY, email text
, CONSTRAINT uq_users_email UNIQUE (email)
);
