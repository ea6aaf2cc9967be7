ALTER TABLE "public"."trucks" NO INHERIT "public"."vehicles";
-- deletes the column public.trucks.weight; locks public.trucks ACCESS EXCLUSIVE
ALTER TABLE "public"."trucks" DROP COLUMN "weight";
-- locks public.trucks ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."trucks" ALTER COLUMN "id" TYPE text;
ALTER TABLE "public"."trucks" ALTER COLUMN "name" DROP NOT NULL;
ALTER TABLE "public"."trucks" ADD COLUMN "color" text;
