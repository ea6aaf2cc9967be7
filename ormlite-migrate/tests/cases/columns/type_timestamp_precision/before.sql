CREATE TABLE events (id integer PRIMARY KEY, at timestamptz);
INSERT INTO events VALUES (1, '2024-02-29 12:00Z');
