ALTER TABLE "public"."trucks" NO INHERIT "public"."vehicles";
-- deletes the column public.vehicles.name; locks public.vehicles ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "name";
-- locks public.assets ACCESS EXCLUSIVE; locks public.trucks ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."assets" ALTER COLUMN "id" TYPE bigint;
-- locks public.vehicles ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."vehicles" ALTER COLUMN "id" TYPE bigint;
