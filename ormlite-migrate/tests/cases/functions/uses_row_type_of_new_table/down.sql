SET check_function_bodies = off;
DROP FUNCTION "public"."a_label"(public.users);
-- deletes the table public.users; locks public.users ACCESS EXCLUSIVE
DROP TABLE "public"."users";
