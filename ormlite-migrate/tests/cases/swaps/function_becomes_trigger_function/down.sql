SET check_function_bodies = off;
DROP FUNCTION "public"."note"();
CREATE OR REPLACE FUNCTION public.note()
 RETURNS void
 LANGUAGE plpgsql
AS $function$ BEGIN END $function$;
