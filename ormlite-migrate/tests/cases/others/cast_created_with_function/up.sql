SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.point3_text(p public.point3)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT p.x || ',' || p.y || ',' || p.z $function$;
CREATE CAST (public.point3 AS text) WITH FUNCTION public.point3_text(public.point3) AS ASSIGNMENT;
