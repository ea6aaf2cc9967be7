CREATE TYPE item AS (a integer, b bigint);
CREATE TABLE items OF item (a NOT NULL, PRIMARY KEY (b));
CREATE TABLE more OF item;
