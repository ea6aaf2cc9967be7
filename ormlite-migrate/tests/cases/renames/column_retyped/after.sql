CREATE TABLE rooms (id int PRIMARY KEY, name text);
