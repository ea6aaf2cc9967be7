CREATE TABLE bookings (id integer PRIMARY KEY, starts date, ends date, CONSTRAINT ends_after_start CHECK (ends > starts), UNIQUE (starts, ends));
CREATE INDEX bookings_period_idx ON bookings (ends, starts);
CREATE STATISTICS bookings_stats ON starts, ends FROM bookings;
