ALTER TABLE "public"."vehicles" DROP CONSTRAINT "named";
-- deletes the column public.vehicles.name; locks public.vehicles ACCESS EXCLUSIVE; locks public.trucks ACCESS EXCLUSIVE; locks public.vans ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "name";
