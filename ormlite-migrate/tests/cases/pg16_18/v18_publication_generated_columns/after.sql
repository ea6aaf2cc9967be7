CREATE TABLE items (id integer PRIMARY KEY, double integer GENERATED ALWAYS AS (id * 2) STORED);
CREATE PUBLICATION shop FOR TABLE items WITH (publish_generated_columns = stored);
