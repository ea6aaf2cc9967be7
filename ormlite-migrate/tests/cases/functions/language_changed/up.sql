SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.one()
 RETURNS integer
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN 1; END $function$;
