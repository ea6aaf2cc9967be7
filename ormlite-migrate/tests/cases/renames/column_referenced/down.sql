-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "key" TO "id";
-- locks public.stays ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."stays" RENAME COLUMN "room_id" TO "room";
ALTER TABLE "public"."stays" RENAME CONSTRAINT "stays_room_id_fkey" TO "stays_room_fkey";
