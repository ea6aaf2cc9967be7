-- locks public.assets ACCESS EXCLUSIVE; locks public.trucks ACCESS EXCLUSIVE; writes all rows anew; values of public.assets.id that the type integer cannot hold make it fail
ALTER TABLE "public"."assets" ALTER COLUMN "id" TYPE integer;
-- locks public.vehicles ACCESS EXCLUSIVE; writes all rows anew; values of public.vehicles.id that the type integer cannot hold make it fail
ALTER TABLE "public"."vehicles" ALTER COLUMN "id" TYPE integer;
ALTER TABLE "public"."vehicles" ADD COLUMN "name" text;
ALTER TABLE "public"."trucks" INHERIT "public"."vehicles";
