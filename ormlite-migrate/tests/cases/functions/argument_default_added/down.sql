SET check_function_bodies = off;
DROP FUNCTION "public"."add"(integer, integer);
CREATE OR REPLACE FUNCTION public.add(a integer, b integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT a + b $function$;
