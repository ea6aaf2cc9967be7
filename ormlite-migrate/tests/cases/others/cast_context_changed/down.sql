DROP CAST (pg_catalog.text AS public.mood);
CREATE CAST (text AS public.mood) WITH INOUT AS ASSIGNMENT;
