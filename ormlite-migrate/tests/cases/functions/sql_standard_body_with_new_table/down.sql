SET check_function_bodies = off;
DROP FUNCTION "public"."a_a_log"();
DROP FUNCTION "public"."a_log"(text);
-- deletes the table public.log; locks public.log ACCESS EXCLUSIVE
DROP TABLE "public"."log";
