ALTER TABLE "public"."trucks" DROP CONSTRAINT "named";
-- deletes the column public.vehicles.color; locks public.vehicles ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "color";
ALTER TABLE "public"."vehicles" ALTER COLUMN "name" TYPE text;
ALTER TABLE "public"."vehicles" ALTER COLUMN "name" DROP NOT NULL;
-- locks public.vehicles ACCESS EXCLUSIVE; writes all rows anew; values of public.vehicles.weight that the type integer cannot hold make it fail
ALTER TABLE "public"."vehicles" ALTER COLUMN "weight" TYPE integer;
ALTER TABLE "public"."vehicles" ADD COLUMN "id" bigint;
ALTER TABLE "public"."trucks" INHERIT "public"."vehicles";
ALTER TABLE "public"."vehicles" ADD CONSTRAINT "heavy" CHECK (weight > 0) NOT VALID;
-- locks public.vehicles SHARE UPDATE EXCLUSIVE; locks public.trucks SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.vehicles that do not meet it make it fail
ALTER TABLE "public"."vehicles" VALIDATE CONSTRAINT "heavy";
