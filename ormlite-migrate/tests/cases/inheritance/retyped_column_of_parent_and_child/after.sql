CREATE TABLE places (code integer DEFAULT 1, stars integer DEFAULT 3, note text);
CREATE TABLE hotels (code integer DEFAULT 2, rooms integer) INHERITS (places);
CREATE TABLE villas () INHERITS (places);
ALTER TABLE villas ALTER COLUMN stars SET DEFAULT 5;
CREATE TABLE motels (code integer) INHERITS (places);
CREATE TABLE inns () INHERITS (hotels);
