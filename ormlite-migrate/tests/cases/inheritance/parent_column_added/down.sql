-- deletes the column public.vehicles.color; locks public.vehicles ACCESS EXCLUSIVE; locks public.trucks ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "color";
