-- deletes the column public.vehicles.color; locks public.vehicles ACCESS EXCLUSIVE; locks public.trucks ACCESS EXCLUSIVE; locks public.vans ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "color";
