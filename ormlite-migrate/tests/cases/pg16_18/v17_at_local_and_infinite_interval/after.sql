CREATE TABLE events (id integer PRIMARY KEY, at timestamptz);
CREATE VIEW local_events AS SELECT id, at AT LOCAL AS at, interval 'infinity' AS forever FROM events;
