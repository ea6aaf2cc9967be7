CREATE TABLE users (id integer PRIMARY KEY, active boolean NOT NULL DEFAULT true);
