SET check_function_bodies = off;
DROP FUNCTION "public"."total"();
CREATE OR REPLACE FUNCTION public.total()
 RETURNS bigint
 LANGUAGE sql
AS $function$ SELECT 1::bigint $function$;
COMMENT ON FUNCTION "public"."total"() IS 'all of it';
REVOKE EXECUTE ON ROUTINE "public"."total"() FROM PUBLIC;
GRANT EXECUTE ON ROUTINE "public"."total"() TO "app_reader";
