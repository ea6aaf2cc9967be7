CREATE TABLE events (id integer PRIMARY KEY, at timestamp NOT NULL DEFAULT now());
CREATE INDEX events_at_idx ON events (at);
INSERT INTO events VALUES (1, '2024-02-29 12:00');
