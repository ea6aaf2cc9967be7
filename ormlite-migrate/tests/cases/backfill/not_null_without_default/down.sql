ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_code_check";
-- deletes the column public.rooms.code; locks public.rooms ACCESS EXCLUSIVE
ALTER TABLE "public"."rooms" DROP COLUMN "code";
