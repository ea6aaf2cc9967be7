SET check_function_bodies = off;
REVOKE EXECUTE ON ROUTINE "public"."tick"(integer) FROM PUBLIC;
GRANT EXECUTE ON ROUTINE "public"."tick"(integer) TO "app_reader" WITH GRANT OPTION;
