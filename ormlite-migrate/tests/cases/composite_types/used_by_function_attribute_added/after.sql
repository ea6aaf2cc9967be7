CREATE TYPE pair AS (a integer, b integer, c integer);
CREATE FUNCTION pair_sum(p pair) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT p.a + p.b $$;
