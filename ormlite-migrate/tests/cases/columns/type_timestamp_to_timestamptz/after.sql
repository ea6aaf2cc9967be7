CREATE TABLE events (id integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
CREATE INDEX events_at_idx ON events (at);
