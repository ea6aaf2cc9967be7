CREATE TABLE bookings (id integer PRIMARY KEY, room_id integer, during tsrange);
CREATE EXTENSION btree_gist;
ALTER TABLE bookings ADD CONSTRAINT bookings_no_overlap EXCLUDE USING gist (room_id WITH =, during WITH &&);
