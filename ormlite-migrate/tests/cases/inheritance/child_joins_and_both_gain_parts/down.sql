ALTER TABLE "public"."trucks" NO INHERIT "public"."vehicles";
ALTER TABLE "public"."vans" NO INHERIT "public"."vehicles";
ALTER TABLE "public"."trucks" DROP CONSTRAINT "rolling";
ALTER TABLE "public"."vans" DROP CONSTRAINT "rolling";
ALTER TABLE "public"."vehicles" DROP CONSTRAINT "rolling";
-- deletes the column public.trucks.note; locks public.trucks ACCESS EXCLUSIVE
ALTER TABLE "public"."trucks" DROP COLUMN "note";
-- deletes the column public.trucks.wheels; locks public.trucks ACCESS EXCLUSIVE
ALTER TABLE "public"."trucks" DROP COLUMN "wheels";
-- deletes the column public.vans.note; locks public.vans ACCESS EXCLUSIVE; locks public.minivans ACCESS EXCLUSIVE
ALTER TABLE "public"."vans" DROP COLUMN "note";
-- deletes the column public.vans.wheels; locks public.vans ACCESS EXCLUSIVE; locks public.minivans ACCESS EXCLUSIVE
ALTER TABLE "public"."vans" DROP COLUMN "wheels";
-- deletes the column public.vehicles.note; locks public.vehicles ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "note";
-- deletes the column public.vehicles.wheels; locks public.vehicles ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "wheels";
