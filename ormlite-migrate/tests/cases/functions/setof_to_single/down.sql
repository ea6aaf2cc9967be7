SET check_function_bodies = off;
DROP FUNCTION "public"."first_names"();
CREATE OR REPLACE FUNCTION public.first_names()
 RETURNS SETOF text
 LANGUAGE sql
AS $function$ SELECT 'a'::text $function$;
