CREATE TABLE rooms (id int PRIMARY KEY, no serial);
