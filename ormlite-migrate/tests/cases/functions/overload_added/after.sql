CREATE FUNCTION area(r integer) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT r * r * 3.14 $$;
CREATE FUNCTION area(w integer, h integer) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT (w * h)::numeric $$;
CREATE FUNCTION area(b box) RETURNS double precision LANGUAGE sql IMMUTABLE AS $$ SELECT pg_catalog.area(b) $$;
