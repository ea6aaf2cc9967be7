SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.today()
 RETURNS text
 LANGUAGE sql
 SET "TimeZone" TO 'UTC'
 SET "DateStyle" TO 'iso, dmy'
AS $function$ SELECT now()::text $function$;
