SET check_function_bodies = off;
DROP FUNCTION "public"."Do It"(integer, text);
CREATE OR REPLACE FUNCTION public."Do It"("The Arg" integer)
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT 1 $function$;
