CREATE TYPE item AS (a integer);
CREATE TABLE items OF item;
INSERT INTO items VALUES (1);
