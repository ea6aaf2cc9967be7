SET check_function_bodies = off;
COMMENT ON FUNCTION "public"."to_text"(integer) IS 'second';
CREATE OR REPLACE FUNCTION public.to_text(n bigint)
 RETURNS text
 LANGUAGE sql
AS $function$ SELECT n::text $function$;
COMMENT ON FUNCTION "public"."to_text"(bigint) IS 'for big ones';
