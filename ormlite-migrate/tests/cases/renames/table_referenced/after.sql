CREATE TABLE suites (id int PRIMARY KEY);
CREATE TABLE stays (id int PRIMARY KEY, room_id int NOT NULL REFERENCES suites (id) ON DELETE CASCADE);
CREATE INDEX ON stays (room_id);
