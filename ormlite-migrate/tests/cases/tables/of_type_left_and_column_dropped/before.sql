CREATE TYPE item AS (a integer, b integer);
CREATE TABLE items OF item;
INSERT INTO items VALUES (1, 2);
