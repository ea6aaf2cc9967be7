SET check_function_bodies = off;
DROP VIEW "public"."sums";
DROP FUNCTION "public"."add"(integer, integer);
CREATE OR REPLACE FUNCTION public.add(a integer, b integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT $1 + $2 $function$;
CREATE VIEW "public"."sums" AS SELECT public.add(1, 2) AS three;
