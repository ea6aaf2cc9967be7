CREATE TABLE places (code text DEFAULT '1', stars smallint DEFAULT 3, note text);
CREATE TABLE hotels (code text DEFAULT '2', rooms integer) INHERITS (places);
CREATE TABLE villas () INHERITS (places);
ALTER TABLE villas ALTER COLUMN stars SET DEFAULT 5;
CREATE TABLE motels (code text) INHERITS (places);
CREATE TABLE inns () INHERITS (hotels);
