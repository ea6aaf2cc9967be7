CREATE TYPE a AS (x integer);
CREATE TYPE b AS (x integer, y text);
CREATE CAST (a AS text) WITH INOUT AS ASSIGNMENT;
