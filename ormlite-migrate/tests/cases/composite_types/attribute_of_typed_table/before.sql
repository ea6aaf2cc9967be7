CREATE TYPE place AS (id integer, name text, stars smallint);
CREATE TABLE hotels OF place (id WITH OPTIONS PRIMARY KEY, stars WITH OPTIONS DEFAULT 3 NOT NULL);
