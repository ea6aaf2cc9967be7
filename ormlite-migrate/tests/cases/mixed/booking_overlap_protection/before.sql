CREATE TABLE bookings (id integer PRIMARY KEY, room_id integer NOT NULL, starts timestamptz NOT NULL, ends timestamptz NOT NULL);
INSERT INTO bookings VALUES (1, 1, '2024-01-01 10:00Z', '2024-01-01 11:00Z');
