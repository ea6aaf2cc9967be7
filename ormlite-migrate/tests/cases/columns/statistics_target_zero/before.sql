CREATE TABLE users (id integer PRIMARY KEY, blob text);
