SET check_function_bodies = off;
DROP FUNCTION "public"."Do It"(integer);
CREATE OR REPLACE FUNCTION public."Do It"("The Arg" integer, "select" text DEFAULT 'a''b'::text)
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT 1 $function$;
