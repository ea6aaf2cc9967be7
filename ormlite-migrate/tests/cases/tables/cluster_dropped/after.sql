CREATE TABLE readings (id integer PRIMARY KEY, taken_at timestamptz);
