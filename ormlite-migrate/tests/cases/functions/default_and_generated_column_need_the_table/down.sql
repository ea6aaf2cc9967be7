SET check_function_bodies = off;
ALTER TABLE ONLY "public"."items" ALTER COLUMN "position" DROP DEFAULT;
DROP FUNCTION "public"."next_position"();
-- deletes the table public.items; locks public.items ACCESS EXCLUSIVE
DROP TABLE "public"."items";
DROP FUNCTION "public"."shown"(text);
