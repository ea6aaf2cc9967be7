SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.len(t text)
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT length(t) $function$;
