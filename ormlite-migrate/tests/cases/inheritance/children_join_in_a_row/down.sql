ALTER TABLE "public"."tankers" NO INHERIT "public"."trucks";
ALTER TABLE "public"."trucks" NO INHERIT "public"."vehicles";
-- deletes the column public.tankers.wheels; locks public.tankers ACCESS EXCLUSIVE
ALTER TABLE "public"."tankers" DROP COLUMN "wheels";
-- deletes the column public.trucks.wheels; locks public.trucks ACCESS EXCLUSIVE
ALTER TABLE "public"."trucks" DROP COLUMN "wheels";
-- deletes the column public.vehicles.wheels; locks public.vehicles ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "wheels";
