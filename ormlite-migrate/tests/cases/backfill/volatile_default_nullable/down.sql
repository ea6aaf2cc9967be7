-- deletes the column public.rooms.token; locks public.rooms ACCESS EXCLUSIVE
ALTER TABLE "public"."rooms" DROP COLUMN "token";
