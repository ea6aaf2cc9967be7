CREATE TABLE users (id integer PRIMARY KEY, name text CONSTRAINT nn_name NOT NULL);
