ALTER TABLE "public"."vehicles" ADD CONSTRAINT "vehicles_name_not_null_check" CHECK ("name" IS NOT NULL) NOT VALID;
-- locks public.vehicles SHARE UPDATE EXCLUSIVE; locks public.trucks SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.vehicles.name make it fail
ALTER TABLE "public"."vehicles" VALIDATE CONSTRAINT "vehicles_name_not_null_check";
ALTER TABLE "public"."vehicles" ALTER COLUMN "name" SET NOT NULL;
ALTER TABLE "public"."vehicles" DROP CONSTRAINT "vehicles_name_not_null_check";
