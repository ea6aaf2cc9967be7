DROP STATISTICS "public"."bookings_stats";
ALTER TABLE "public"."bookings" DROP CONSTRAINT "bookings_starts_ends_key";
ALTER TABLE "public"."bookings" DROP CONSTRAINT "ends_after_start";
-- locks public.bookings SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."bookings_period_idx";
-- deletes the column public.bookings.ends; locks public.bookings ACCESS EXCLUSIVE
ALTER TABLE "public"."bookings" DROP COLUMN "ends";
