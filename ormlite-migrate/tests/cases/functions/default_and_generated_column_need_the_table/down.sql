SET check_function_bodies = off;
ALTER TABLE ONLY "public"."items" ALTER COLUMN "position" DROP DEFAULT;
ALTER TABLE "public"."items" DROP COLUMN "shown";
DROP FUNCTION "public"."next_position"();
DROP FUNCTION "public"."shown"(text);
-- deletes the table public.items; locks public.items ACCESS EXCLUSIVE
DROP TABLE "public"."items";
