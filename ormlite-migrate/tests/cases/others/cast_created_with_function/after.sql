CREATE TYPE point3 AS (x integer, y integer, z integer);
CREATE FUNCTION point3_text(p point3) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT p.x || ',' || p.y || ',' || p.z $$;
CREATE CAST (point3 AS text) WITH FUNCTION point3_text(point3) AS ASSIGNMENT;
