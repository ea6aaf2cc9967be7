SET check_function_bodies = off;
DROP VIEW "public"."people_names";
DROP FUNCTION "public"."people"();
CREATE OR REPLACE FUNCTION public.people()
 RETURNS TABLE(id integer, name text)
 LANGUAGE sql
AS $function$ SELECT 1, 'a'::text $function$;
CREATE VIEW "public"."people_names" AS SELECT p.name
   FROM public.people() p(id, name);
