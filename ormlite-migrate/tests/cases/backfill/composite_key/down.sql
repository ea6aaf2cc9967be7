-- deletes the column public.rooms.d; locks public.rooms ACCESS EXCLUSIVE
ALTER TABLE "public"."rooms" DROP COLUMN "d";
