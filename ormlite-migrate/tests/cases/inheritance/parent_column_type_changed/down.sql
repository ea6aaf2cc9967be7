-- locks public.trucks ACCESS EXCLUSIVE; locks public.vans ACCESS EXCLUSIVE; locks public.vehicles ACCESS EXCLUSIVE; writes all rows anew; values of public.vehicles.weight that the type integer cannot hold make it fail
ALTER TABLE "public"."vehicles" ALTER COLUMN "weight" TYPE integer;
