CREATE TABLE users (id integer PRIMARY KEY, name text, email text);
