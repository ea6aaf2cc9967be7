ALTER TABLE ONLY "public"."bookings" ADD CONSTRAINT "no_overlap" EXCLUDE USING "gist" ("room" WITH =, "during" WITH &&);
-- locks public.bookings_1 ACCESS EXCLUSIVE; builds an index; rows of public.bookings_1 that exclude each other make it fail
ALTER TABLE "public"."bookings_1" ADD CONSTRAINT "bookings_1_room_during_excl" EXCLUDE USING "gist" ("room" WITH =, "during" WITH &&);
ALTER INDEX "public"."no_overlap" ATTACH PARTITION "public"."bookings_1_room_during_excl";
