CREATE TABLE bookings (id integer PRIMARY KEY, room_id integer, during tsrange);
