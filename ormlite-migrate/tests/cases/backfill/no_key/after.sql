CREATE TABLE rooms (id int, code text NOT NULL);
