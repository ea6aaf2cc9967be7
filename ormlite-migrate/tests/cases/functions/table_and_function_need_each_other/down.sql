SET check_function_bodies = off;
ALTER TABLE "public"."items" DROP CONSTRAINT "shallow";
DROP FUNCTION "public"."depth"(public.items);
-- deletes the table public.items; locks public.items ACCESS EXCLUSIVE
DROP TABLE "public"."items";
