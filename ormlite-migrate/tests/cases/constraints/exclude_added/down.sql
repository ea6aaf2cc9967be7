ALTER TABLE "public"."bookings" DROP CONSTRAINT "no_overlap";
