SET check_function_bodies = off;
REVOKE EXECUTE ON ROUTINE "public"."tick"(integer) FROM "app_reader";
GRANT EXECUTE ON ROUTINE "public"."tick"(integer) TO PUBLIC;
