CREATE TABLE rooms (id serial PRIMARY KEY, rate numeric CHECK (rate > 0)); CREATE TABLE stays (room_id int REFERENCES rooms (id));
