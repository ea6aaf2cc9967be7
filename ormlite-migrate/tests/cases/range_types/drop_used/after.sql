CREATE TABLE limits (id integer PRIMARY KEY);
