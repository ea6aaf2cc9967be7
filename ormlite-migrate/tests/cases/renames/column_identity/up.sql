-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "id" TO "room_id";
ALTER SEQUENCE "public"."rooms_id_seq" RENAME TO "rooms_room_id_seq";
