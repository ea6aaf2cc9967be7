SET check_function_bodies = off;
DROP PROCEDURE "public"."tick"(integer);
CREATE OR REPLACE FUNCTION public.tick(n integer)
 RETURNS void
 LANGUAGE sql
AS $function$ SELECT 1 $function$;
