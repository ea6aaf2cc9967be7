CREATE EXTENSION IF NOT EXISTS "btree_gist" SCHEMA "public" VERSION '1.7' CASCADE;
-- locks public.bookings ACCESS EXCLUSIVE; builds an index; rows of public.bookings that exclude each other make it fail
ALTER TABLE "public"."bookings" ADD CONSTRAINT "bookings_no_overlap" EXCLUDE USING "gist" ("room_id" WITH =, "during" WITH &&);
