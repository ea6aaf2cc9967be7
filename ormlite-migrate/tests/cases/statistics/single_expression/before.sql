CREATE TABLE events (at timestamptz);
