SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.greet(name text)
 RETURNS text
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN 'hello ' || name; END $function$;
