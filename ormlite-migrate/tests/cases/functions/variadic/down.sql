SET check_function_bodies = off;
DROP FUNCTION "public"."largest"(numeric[]);
CREATE OR REPLACE FUNCTION public.largest(a numeric, b numeric)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT greatest(a, b) $function$;
