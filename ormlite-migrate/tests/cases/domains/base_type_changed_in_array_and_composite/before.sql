CREATE DOMAIN score AS smallint;
CREATE TYPE result AS (player text, score score);
CREATE TABLE games (id integer PRIMARY KEY, scores score[], best result);
