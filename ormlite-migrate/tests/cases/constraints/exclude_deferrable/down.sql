ALTER TABLE "public"."bookings" DROP CONSTRAINT "no_overlap";
-- locks public.bookings ACCESS EXCLUSIVE; builds an index; rows of public.bookings that exclude each other make it fail
ALTER TABLE "public"."bookings" ADD CONSTRAINT "no_overlap" EXCLUDE USING "gist" ("during" WITH &&);
