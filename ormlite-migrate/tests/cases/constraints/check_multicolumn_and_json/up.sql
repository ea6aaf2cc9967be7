ALTER TABLE "public"."bookings" ADD CONSTRAINT "data_ok" CHECK ((jsonb_typeof(data) = 'object'::text) AND (data ? 'id'::text) AND ((data ->> 'id'::text) ~ '^[a-z]+\d*$'::text)) NOT VALID;
-- locks public.bookings SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.bookings that do not meet it make it fail
ALTER TABLE "public"."bookings" VALIDATE CONSTRAINT "data_ok";
ALTER TABLE "public"."bookings" ADD CONSTRAINT "period_ok" CHECK ((ends >= starts) OR (ends IS NULL)) NOT VALID;
-- locks public.bookings SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.bookings that do not meet it make it fail
ALTER TABLE "public"."bookings" VALIDATE CONSTRAINT "period_ok";
