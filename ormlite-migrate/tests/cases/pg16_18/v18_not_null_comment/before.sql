CREATE TABLE users (id integer PRIMARY KEY, name text CONSTRAINT name_required NOT NULL);
