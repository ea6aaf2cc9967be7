SET check_function_bodies = off;
DROP VIEW "api"."posts";
DROP FUNCTION "api"."post_count"(api.users);
DROP VIEW "api"."users";
DROP SCHEMA "api";
