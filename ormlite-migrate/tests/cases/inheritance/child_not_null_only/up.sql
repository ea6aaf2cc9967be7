ALTER TABLE "public"."trucks" ADD CONSTRAINT "trucks_name_not_null_check" CHECK ("name" IS NOT NULL) NOT VALID;
-- locks public.trucks SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.trucks.name make it fail
ALTER TABLE "public"."trucks" VALIDATE CONSTRAINT "trucks_name_not_null_check";
ALTER TABLE "public"."trucks" ALTER COLUMN "name" SET NOT NULL;
ALTER TABLE "public"."trucks" DROP CONSTRAINT "trucks_name_not_null_check";
