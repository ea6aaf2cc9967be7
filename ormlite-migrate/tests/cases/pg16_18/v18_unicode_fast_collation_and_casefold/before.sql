CREATE TABLE users (id integer PRIMARY KEY, login text);
CREATE UNIQUE INDEX users_login_idx ON users (casefold(login COLLATE pg_unicode_fast));
