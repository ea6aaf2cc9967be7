ALTER TABLE "public"."bookings" ADD COLUMN "ends" date;
-- locks public.bookings SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "bookings_period_idx" ON "public"."bookings" USING "btree" ("ends", "starts");
-- locks public.bookings SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.bookings with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "bookings_starts_ends_key" ON "public"."bookings" USING "btree" ("starts", "ends");
ALTER TABLE "public"."bookings" ADD CONSTRAINT "bookings_starts_ends_key" UNIQUE USING INDEX "bookings_starts_ends_key";
ALTER TABLE "public"."bookings" ADD CONSTRAINT "ends_after_start" CHECK (ends > starts) NOT VALID;
-- locks public.bookings SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.bookings that do not meet it make it fail
ALTER TABLE "public"."bookings" VALIDATE CONSTRAINT "ends_after_start";
CREATE STATISTICS public.bookings_stats ON starts, ends FROM public.bookings;
