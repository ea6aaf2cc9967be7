-- locks public.vehicles ACCESS EXCLUSIVE; reads all rows
ALTER TABLE "public"."vehicles" ALTER CONSTRAINT "vehicles_name_not_null" INHERIT;
