SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.numbers()
 RETURNS SETOF integer
 LANGUAGE sql
AS $function$ SELECT generate_series(1, 10) $function$;
