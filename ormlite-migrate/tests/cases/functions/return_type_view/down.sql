SET check_function_bodies = off;
DROP VIEW "public"."totals_again";
DROP VIEW "public"."totals";
DROP FUNCTION "public"."total"();
CREATE OR REPLACE FUNCTION public.total()
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT 1 $function$;
CREATE VIEW "public"."totals" AS SELECT public.total() AS t;
CREATE VIEW "public"."totals_again" AS SELECT totals.t
   FROM public.totals;
