ALTER TABLE "public"."bookings" DROP CONSTRAINT "bookings_no_overlap";
ALTER TABLE "public"."bookings" DROP CONSTRAINT "bookings_order";
ALTER TABLE "public"."bookings" DROP CONSTRAINT "bookings_room_fk";
-- deletes the column public.bookings.cancelled; locks public.bookings ACCESS EXCLUSIVE
ALTER TABLE "public"."bookings" DROP COLUMN "cancelled";
ALTER TABLE "public"."bookings" DROP COLUMN "during";
-- deletes the table public.rooms; locks public.rooms ACCESS EXCLUSIVE
DROP TABLE "public"."rooms";
DROP EXTENSION "btree_gist";
