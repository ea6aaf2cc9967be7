SET check_function_bodies = off;
CREATE TRUSTED LANGUAGE plpgsql_copy HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
CREATE OR REPLACE FUNCTION public.copied()
 RETURNS integer
 LANGUAGE plpgsql_copy
AS $function$ BEGIN RETURN 1; END $function$;
