SET check_function_bodies = off;
DROP FUNCTION "public"."b_base"(integer);
CREATE OR REPLACE FUNCTION public.a_uses()
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT b_base() + 1 $function$;
CREATE OR REPLACE FUNCTION public.b_base()
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT 1 $function$;
