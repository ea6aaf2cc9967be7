CREATE TABLE rooms (id integer NOT NULL, number text, floor integer, code text);
CREATE UNIQUE INDEX rooms_id ON rooms (id);
CREATE UNIQUE INDEX rooms_number_key ON rooms (number);
CREATE UNIQUE INDEX rooms_number_other ON rooms (number);
CREATE UNIQUE INDEX rooms_floor ON rooms (floor DESC);
CREATE UNIQUE INDEX rooms_code ON rooms (code) INCLUDE (floor) WITH (fillfactor = 70);
COMMENT ON INDEX rooms_code IS 'by code';
