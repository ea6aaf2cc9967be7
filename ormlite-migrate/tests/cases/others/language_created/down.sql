SET check_function_bodies = off;
DROP FUNCTION "public"."copied"();
DROP LANGUAGE plpgsql_copy;
