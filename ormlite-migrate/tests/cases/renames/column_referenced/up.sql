-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "id" TO "key";
-- locks public.stays ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."stays" RENAME COLUMN "room" TO "room_id";
ALTER TABLE "public"."stays" RENAME CONSTRAINT "stays_room_fkey" TO "stays_room_id_fkey";
