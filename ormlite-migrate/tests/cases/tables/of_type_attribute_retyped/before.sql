CREATE TYPE item AS (a integer, b integer);
CREATE TABLE items OF item (a NOT NULL, PRIMARY KEY (b));
CREATE TABLE more OF item;
INSERT INTO items VALUES (1, 2);
