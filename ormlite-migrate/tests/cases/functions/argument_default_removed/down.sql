SET check_function_bodies = off;
DROP FUNCTION "public"."since"(date, text);
CREATE OR REPLACE FUNCTION public.since(d date DEFAULT CURRENT_DATE, unit text DEFAULT 'day'::text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ SELECT d || unit $function$;
