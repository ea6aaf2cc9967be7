CREATE TYPE measurement AS (sensor integer, value bigint);
CREATE TABLE readings (id integer PRIMARY KEY, m measurement, history measurement[]);
