ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_type_id_fkey";
-- deletes the column public.rooms.type_id; locks public.rooms ACCESS EXCLUSIVE
ALTER TABLE "public"."rooms" DROP COLUMN "type_id";
