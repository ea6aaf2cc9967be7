-- locks public.trucks ACCESS EXCLUSIVE; locks public.vehicles ACCESS EXCLUSIVE; reads all rows
ALTER TABLE "public"."vehicles" ALTER CONSTRAINT "named" INHERIT;
