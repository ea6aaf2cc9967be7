CREATE EXTENSION btree_gist;
CREATE TABLE rooms (id integer PRIMARY KEY);
CREATE TABLE bookings (id integer PRIMARY KEY, room_id integer NOT NULL, starts timestamptz NOT NULL, ends timestamptz NOT NULL, during tstzrange GENERATED ALWAYS AS (tstzrange(starts, ends)) STORED, cancelled boolean NOT NULL DEFAULT false);
ALTER TABLE bookings ADD CONSTRAINT bookings_order CHECK (ends > starts);
ALTER TABLE bookings ADD CONSTRAINT bookings_no_overlap EXCLUDE USING gist (room_id WITH =, during WITH &&) WHERE (NOT cancelled);
ALTER TABLE bookings ADD CONSTRAINT bookings_room_fk FOREIGN KEY (room_id) REFERENCES rooms NOT VALID;
