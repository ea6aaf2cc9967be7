SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.lucky()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT 7 $function$;
