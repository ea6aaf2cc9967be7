CREATE EXTENSION btree_gist;
CREATE TABLE bookings (room integer NOT NULL, during tsrange) PARTITION BY LIST (room);
CREATE TABLE bookings_1 PARTITION OF bookings FOR VALUES IN (1);
ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&);
