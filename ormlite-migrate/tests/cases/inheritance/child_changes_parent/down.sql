ALTER TABLE "public"."trucks" NO INHERIT "public"."machines";
-- locks public.machines ACCESS EXCLUSIVE; writes all rows anew; values of public.machines.power that the type integer cannot hold make it fail
ALTER TABLE "public"."machines" ALTER COLUMN "power" TYPE integer;
-- locks public.trucks ACCESS EXCLUSIVE; writes all rows anew; values of public.trucks.power that the type integer cannot hold make it fail
ALTER TABLE "public"."trucks" ALTER COLUMN "power" TYPE integer;
ALTER TABLE "public"."vehicles" ADD COLUMN "id" bigint;
ALTER TABLE "public"."trucks" INHERIT "public"."vehicles";
