CREATE TABLE closed (id integer);
