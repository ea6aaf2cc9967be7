SET check_function_bodies = off;
DROP FUNCTION "public"."min_max"(integer[]);
CREATE OR REPLACE FUNCTION public.min_max(a integer[], OUT lowest integer, OUT highest integer)
 RETURNS record
 LANGUAGE sql
AS $function$ SELECT min(x), max(x) FROM unnest(a) x $function$;
