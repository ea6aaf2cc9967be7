SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.greet(name text)
 RETURNS text
 LANGUAGE plpgsql
AS $function$ DECLARE r text := E'it''s \\ '; BEGIN RETURN r || $q$dear $q$ || name; END $function$;
