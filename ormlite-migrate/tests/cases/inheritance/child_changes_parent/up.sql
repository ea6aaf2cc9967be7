ALTER TABLE "public"."trucks" NO INHERIT "public"."vehicles";
-- deletes the column public.vehicles.id; locks public.vehicles ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "id";
-- locks public.machines ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."machines" ALTER COLUMN "power" TYPE bigint;
-- locks public.trucks ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."trucks" ALTER COLUMN "power" TYPE bigint;
ALTER TABLE "public"."trucks" INHERIT "public"."machines";
