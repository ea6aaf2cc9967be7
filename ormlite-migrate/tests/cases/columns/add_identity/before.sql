CREATE TABLE events (name text);
INSERT INTO events VALUES ('a'), ('b');
