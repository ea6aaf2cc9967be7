SET check_function_bodies = off;
DROP FUNCTION "public"."first_of"(anyarray);
CREATE OR REPLACE FUNCTION public.first_of(a anycompatiblearray, fallback anycompatible)
 RETURNS anycompatible
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT coalesce(a[1], fallback) $function$;
