CREATE TYPE measurement AS (sensor integer, value integer);
CREATE TABLE readings (id integer PRIMARY KEY, m measurement, history measurement[]);
