DROP STATISTICS "public"."bookings_stats";
ALTER TABLE "public"."bookings" DROP CONSTRAINT "bookings_starts_ends_key";
ALTER TABLE "public"."bookings" DROP CONSTRAINT "ends_after_start";
DROP INDEX "public"."bookings_period_idx";
-- deletes the column public.bookings.ends; locks public.bookings ACCESS EXCLUSIVE
ALTER TABLE "public"."bookings" DROP COLUMN "ends";
