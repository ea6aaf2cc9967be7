CREATE TABLE users (legacy_id integer, id integer PRIMARY KEY, email text);
