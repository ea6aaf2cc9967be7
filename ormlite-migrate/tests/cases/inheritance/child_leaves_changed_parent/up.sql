ALTER TABLE "public"."trucks" NO INHERIT "public"."vehicles";
ALTER TABLE "public"."trucks" DROP CONSTRAINT "heavy";
ALTER TABLE "public"."vehicles" DROP CONSTRAINT "heavy";
-- deletes the column public.vehicles.id; locks public.vehicles ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "id";
-- locks public.vehicles ACCESS EXCLUSIVE; writes all rows anew; values of public.vehicles.name that the type character varying(40) cannot hold make it fail
ALTER TABLE "public"."vehicles" ALTER COLUMN "name" TYPE character varying(40);
ALTER TABLE "public"."vehicles" ADD CONSTRAINT "vehicles_name_not_null_check" CHECK ("name" IS NOT NULL) NOT VALID;
-- locks public.vehicles SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.vehicles.name make it fail
ALTER TABLE "public"."vehicles" VALIDATE CONSTRAINT "vehicles_name_not_null_check";
ALTER TABLE "public"."vehicles" ALTER COLUMN "name" SET NOT NULL;
ALTER TABLE "public"."vehicles" DROP CONSTRAINT "vehicles_name_not_null_check";
-- locks public.vehicles ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."vehicles" ALTER COLUMN "weight" TYPE bigint;
ALTER TABLE "public"."vehicles" ADD COLUMN "color" text;
ALTER TABLE "public"."trucks" ADD CONSTRAINT "named" CHECK (name <> ''::text) NOT VALID;
-- locks public.trucks SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.trucks that do not meet it make it fail
ALTER TABLE "public"."trucks" VALIDATE CONSTRAINT "named";
