ALTER TABLE "public"."vehicles" DROP CONSTRAINT "heavy";
ALTER TABLE "public"."trucks" DROP CONSTRAINT "heavy";
ALTER TABLE "public"."tankers" DROP CONSTRAINT "heavy";
ALTER TABLE "public"."vehicles" DROP CONSTRAINT "named";
ALTER TABLE "public"."trucks" DROP CONSTRAINT "named";
-- deletes the column public.vehicles.name; locks public.vehicles ACCESS EXCLUSIVE; locks public.trucks ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "name";
-- deletes the column public.trucks.name; locks public.trucks ACCESS EXCLUSIVE; locks public.tankers ACCESS EXCLUSIVE
ALTER TABLE "public"."trucks" DROP COLUMN "name";
