SET check_function_bodies = off;
REVOKE EXECUTE ON ROUTINE "public"."total"(integer, text) FROM PUBLIC;
GRANT EXECUTE ON ROUTINE "public"."total"(integer, text) TO "app_reader";
