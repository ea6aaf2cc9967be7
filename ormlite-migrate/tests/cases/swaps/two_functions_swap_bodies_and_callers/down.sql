SET check_function_bodies = off;
DROP VIEW "public"."both_values";
DROP FUNCTION "public"."f1"();
DROP FUNCTION "public"."f2"();
CREATE OR REPLACE FUNCTION public.f1()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT 1 $function$;
CREATE OR REPLACE FUNCTION public.f2()
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT 'a'::text $function$;
CREATE VIEW "public"."both_values" AS SELECT public.f1() AS n,
    public.f2() AS t;
