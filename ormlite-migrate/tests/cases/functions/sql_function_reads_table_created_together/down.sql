SET check_function_bodies = off;
-- deletes the table public.settings; locks public.settings ACCESS EXCLUSIVE
DROP TABLE "public"."settings";
DROP FUNCTION "public"."a_setting"(text);
