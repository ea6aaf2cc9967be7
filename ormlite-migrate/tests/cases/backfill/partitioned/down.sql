-- deletes the column public.rooms.token; locks public.rooms ACCESS EXCLUSIVE; locks public.rooms_1 ACCESS EXCLUSIVE; locks public.rooms_2 ACCESS EXCLUSIVE
ALTER TABLE "public"."rooms" DROP COLUMN "token";
