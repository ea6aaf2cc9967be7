CREATE TABLE users (id integer PRIMARY KEY, code text COLLATE "C" UNIQUE);
