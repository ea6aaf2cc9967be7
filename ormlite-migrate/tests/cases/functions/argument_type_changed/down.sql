SET check_function_bodies = off;
DROP FUNCTION "public"."twice"(bigint);
CREATE OR REPLACE FUNCTION public.twice(a integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT a * 2::bigint $function$;
