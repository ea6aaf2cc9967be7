ALTER TABLE "public"."tankers" NO INHERIT "public"."trucks";
-- deletes the column public.vehicles.name; locks public.vehicles ACCESS EXCLUSIVE; locks public.trucks ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "name";
-- deletes the column public.trucks.name; locks public.trucks ACCESS EXCLUSIVE
ALTER TABLE "public"."trucks" DROP COLUMN "name";
ALTER TABLE "public"."tankers" INHERIT "public"."vehicles";
