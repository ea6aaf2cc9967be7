SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.area(b box)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT pg_catalog.area(b) $function$;
CREATE OR REPLACE FUNCTION public.area(w integer, h integer)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT (w * h)::numeric $function$;
