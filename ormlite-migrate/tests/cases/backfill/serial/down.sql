ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_number_key";
-- deletes the column public.rooms.number; locks public.rooms ACCESS EXCLUSIVE
ALTER TABLE "public"."rooms" DROP COLUMN "number";
