CREATE TABLE rooms (id int PRIMARY KEY, number serial UNIQUE);
