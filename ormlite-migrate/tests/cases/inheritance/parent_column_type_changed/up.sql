-- locks public.trucks ACCESS EXCLUSIVE; locks public.vans ACCESS EXCLUSIVE; locks public.vehicles ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."vehicles" ALTER COLUMN "weight" TYPE bigint;
