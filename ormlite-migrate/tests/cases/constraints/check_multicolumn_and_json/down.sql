ALTER TABLE "public"."bookings" DROP CONSTRAINT "data_ok";
ALTER TABLE "public"."bookings" DROP CONSTRAINT "period_ok";
