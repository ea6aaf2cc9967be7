-- deletes the column public.vehicles.color; locks public.vehicles ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "color";
