CREATE TABLE rooms (key int PRIMARY KEY); CREATE TABLE stays (room_id int REFERENCES rooms (key));
