CREATE TABLE users (id integer PRIMARY KEY, mail text, name text);
