SET check_function_bodies = off;
DROP AGGREGATE public.total(integer);
CREATE OR REPLACE FUNCTION public.total(n integer)
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT n $function$;
