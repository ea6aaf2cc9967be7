SET check_function_bodies = off;
DROP FUNCTION "public"."b_base"();
CREATE OR REPLACE FUNCTION public.a_uses()
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT b_base(5) + 1 $function$;
CREATE OR REPLACE FUNCTION public.b_base(n integer)
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT n $function$;
