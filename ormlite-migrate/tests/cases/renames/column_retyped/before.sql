CREATE TABLE rooms (id int PRIMARY KEY, number varchar(5) NOT NULL);
