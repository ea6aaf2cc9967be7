CREATE TABLE users (id integer PRIMARY KEY, is_admin boolean);
