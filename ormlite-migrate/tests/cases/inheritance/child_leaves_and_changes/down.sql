-- deletes the column public.trucks.color; locks public.trucks ACCESS EXCLUSIVE
ALTER TABLE "public"."trucks" DROP COLUMN "color";
-- locks public.trucks ACCESS EXCLUSIVE; writes all rows anew; values of public.trucks.id that the type bigint cannot hold make it fail
ALTER TABLE "public"."trucks" ALTER COLUMN "id" TYPE bigint USING "id"::text::bigint;
ALTER TABLE "public"."trucks" ADD CONSTRAINT "trucks_name_not_null_check" CHECK ("name" IS NOT NULL) NOT VALID;
-- locks public.trucks SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.trucks.name make it fail
ALTER TABLE "public"."trucks" VALIDATE CONSTRAINT "trucks_name_not_null_check";
ALTER TABLE "public"."trucks" ALTER COLUMN "name" SET NOT NULL;
ALTER TABLE "public"."trucks" DROP CONSTRAINT "trucks_name_not_null_check";
ALTER TABLE "public"."trucks" ADD COLUMN "weight" integer;
ALTER TABLE "public"."trucks" INHERIT "public"."vehicles";
