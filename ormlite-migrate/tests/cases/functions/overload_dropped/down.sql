SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.area(r text)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT 0::numeric $function$;
