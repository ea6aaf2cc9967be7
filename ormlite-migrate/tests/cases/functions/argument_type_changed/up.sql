SET check_function_bodies = off;
DROP FUNCTION "public"."twice"(integer);
CREATE OR REPLACE FUNCTION public.twice(a bigint)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT a * 2::bigint $function$;
