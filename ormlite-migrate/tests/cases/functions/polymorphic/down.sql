SET check_function_bodies = off;
DROP FUNCTION "public"."first_of"(anycompatiblearray, anycompatible);
CREATE OR REPLACE FUNCTION public.first_of(a anyarray)
 RETURNS anyelement
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT a[1] $function$;
