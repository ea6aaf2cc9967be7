CREATE TABLE users (id integer PRIMARY KEY, login text COLLATE pg_unicode_fast);
CREATE UNIQUE INDEX users_login_idx ON users (casefold(login COLLATE pg_unicode_fast));
