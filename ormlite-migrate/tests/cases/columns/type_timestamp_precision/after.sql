CREATE TABLE events (id integer PRIMARY KEY, at timestamptz(0));
