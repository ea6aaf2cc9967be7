CREATE TABLE rooms (id integer PRIMARY KEY, number text NOT NULL, floor integer NOT NULL);
CREATE INDEX rooms_floor ON rooms (floor DESC, number);
CREATE UNIQUE INDEX rooms_number ON rooms (number) INCLUDE (floor);
CREATE INDEX rooms_size ON rooms (floor);
ALTER TABLE rooms REPLICA IDENTITY USING INDEX rooms_number;
ALTER TABLE rooms CLUSTER ON rooms_floor;
CREATE TABLE keys (room text REFERENCES rooms (number));
CREATE MATERIALIZED VIEW floors AS SELECT floor FROM rooms;
CREATE UNIQUE INDEX floors_key ON floors (floor DESC);
