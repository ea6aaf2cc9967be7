SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.len(t text)
 RETURNS integer
 LANGUAGE sql
 STRICT
AS $function$ SELECT length(t) $function$;
