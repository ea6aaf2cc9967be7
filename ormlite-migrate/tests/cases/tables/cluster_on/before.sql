CREATE TABLE readings (id integer PRIMARY KEY, taken_at timestamptz);
CREATE INDEX readings_taken_at_idx ON readings (taken_at);
ALTER TABLE readings CLUSTER ON readings_pkey;
