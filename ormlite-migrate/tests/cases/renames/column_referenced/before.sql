CREATE TABLE rooms (id int PRIMARY KEY); CREATE TABLE stays (room int REFERENCES rooms (id));
