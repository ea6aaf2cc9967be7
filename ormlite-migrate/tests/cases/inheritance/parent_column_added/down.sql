-- deletes the column public.vehicles.color; locks public.trucks ACCESS EXCLUSIVE; locks public.vehicles ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "color";
