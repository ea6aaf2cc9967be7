ALTER TABLE "public"."suites" ADD CONSTRAINT "suites_price_not_null_check" CHECK ("price" IS NOT NULL) NOT VALID;
-- locks public.suites SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.suites.price make it fail
ALTER TABLE "public"."suites" VALIDATE CONSTRAINT "suites_price_not_null_check";
ALTER TABLE "public"."suites" ALTER COLUMN "price" SET NOT NULL;
ALTER TABLE "public"."suites" DROP CONSTRAINT "suites_price_not_null_check";
