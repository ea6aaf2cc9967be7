CREATE DOMAIN city AS text DEFAULT 'Oslo';
CREATE TABLE users (id integer PRIMARY KEY, city city DEFAULT NULL);
