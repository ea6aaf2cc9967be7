SET check_function_bodies = off;
DROP FUNCTION "public"."largest"(numeric, numeric);
CREATE OR REPLACE FUNCTION public.largest(VARIADIC a numeric[])
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT max(x) FROM unnest(a) x $function$;
