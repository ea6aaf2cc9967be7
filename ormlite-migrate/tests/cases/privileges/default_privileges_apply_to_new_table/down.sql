SET check_function_bodies = off;
-- deletes the table public.secrets; locks public.secrets ACCESS EXCLUSIVE
DROP TABLE "public"."secrets";
-- deletes the table public.users; locks public.users ACCESS EXCLUSIVE
DROP TABLE "public"."users";
DROP FUNCTION "public"."one"();
