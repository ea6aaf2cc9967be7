SET check_function_bodies = off;
REVOKE EXECUTE ON ROUTINE "public"."total"(integer, text) FROM "app_reader";
GRANT EXECUTE ON ROUTINE "public"."total"(integer, text) TO PUBLIC;
