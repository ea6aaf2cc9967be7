CREATE TABLE readings (id integer PRIMARY KEY, taken_at timestamptz);
ALTER TABLE readings CLUSTER ON readings_pkey;
