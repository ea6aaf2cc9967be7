SET check_function_bodies = off;
-- deletes the table public.jobs; locks public.jobs ACCESS EXCLUSIVE
DROP TABLE "public"."jobs";
DROP PROCEDURE "public"."finish"(integer, text);
