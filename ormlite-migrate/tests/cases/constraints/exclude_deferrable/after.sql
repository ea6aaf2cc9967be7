CREATE TABLE bookings (id integer PRIMARY KEY, during tsrange
, CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) DEFERRABLE INITIALLY DEFERRED
);
