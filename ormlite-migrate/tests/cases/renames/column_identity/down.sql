-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "room_id" TO "id";
ALTER SEQUENCE "public"."rooms_room_id_seq" RENAME TO "rooms_id_seq";
