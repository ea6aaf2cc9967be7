CREATE TYPE measurement AS (sensor integer, value real);
