-- locks public.vehicles ACCESS EXCLUSIVE; locks public.trucks ACCESS EXCLUSIVE; locks public.vans ACCESS EXCLUSIVE; reads all rows; public.vehicles must be empty: the new column `name` is NOT NULL and has no default
ALTER TABLE "public"."vehicles" ADD COLUMN "name" text NOT NULL;
ALTER TABLE "public"."vehicles" ADD CONSTRAINT "named" CHECK (name <> ''::text) NOT VALID;
-- locks public.vehicles SHARE UPDATE EXCLUSIVE; locks public.trucks SHARE UPDATE EXCLUSIVE; locks public.vans SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.vehicles that do not meet it make it fail
ALTER TABLE "public"."vehicles" VALIDATE CONSTRAINT "named";
