CREATE TYPE measurement AS (sensor integer, value double precision);
