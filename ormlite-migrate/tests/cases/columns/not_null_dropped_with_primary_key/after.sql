CREATE TABLE users (id integer, city text);
