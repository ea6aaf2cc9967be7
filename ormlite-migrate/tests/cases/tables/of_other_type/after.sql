CREATE TYPE item AS (a integer);
CREATE TYPE thing AS (a integer, b integer, c text);
CREATE TABLE items OF thing;
