SET check_function_bodies = off;
DROP FUNCTION "public"."to_text"(bigint);
COMMENT ON FUNCTION "public"."to_text"(integer) IS 'first';
