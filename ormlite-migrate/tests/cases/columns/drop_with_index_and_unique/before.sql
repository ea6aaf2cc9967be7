CREATE TABLE users (id integer PRIMARY KEY, nickname text UNIQUE);
CREATE INDEX users_nickname_lower_idx ON users (lower(nickname));
