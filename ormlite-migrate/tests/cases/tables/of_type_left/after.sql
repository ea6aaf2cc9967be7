CREATE TYPE item AS (a integer);
CREATE TABLE items (a integer, b integer);
