CREATE TYPE item AS (a integer, b integer);
CREATE TABLE items (a integer, b text);
