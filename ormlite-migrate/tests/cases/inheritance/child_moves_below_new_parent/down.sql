ALTER TABLE "public"."tankers" NO INHERIT "public"."trucks";
-- deletes the column public.tankers.color; locks public.tankers ACCESS EXCLUSIVE
ALTER TABLE "public"."tankers" DROP COLUMN "color";
-- deletes the column public.tankers.load_kg; locks public.tankers ACCESS EXCLUSIVE
ALTER TABLE "public"."tankers" DROP COLUMN "load_kg";
-- deletes the table public.trucks; locks public.trucks ACCESS EXCLUSIVE
DROP TABLE "public"."trucks";
-- deletes the column public.vehicles.color; locks public.vehicles ACCESS EXCLUSIVE
ALTER TABLE "public"."vehicles" DROP COLUMN "color";
ALTER TABLE "public"."vehicles" ADD COLUMN "name" text;
ALTER TABLE "public"."tankers" INHERIT "public"."vehicles";
