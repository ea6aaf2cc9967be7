CREATE TABLE bookings (id integer PRIMARY KEY, during tsrange);
ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);
