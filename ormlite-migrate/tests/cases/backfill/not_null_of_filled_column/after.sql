CREATE TABLE rooms (id int PRIMARY KEY, code text NOT NULL);
