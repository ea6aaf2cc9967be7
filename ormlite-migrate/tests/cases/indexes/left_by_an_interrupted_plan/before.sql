CREATE TABLE rooms (id integer PRIMARY KEY, floor integer);
CREATE INDEX rooms_floor_old ON rooms (floor);
