ALTER TABLE "public"."vans" ADD COLUMN "note" text;
ALTER TABLE "public"."trucks" INHERIT "public"."vehicles";
ALTER TABLE "public"."vehicles" ADD COLUMN "note" text;
ALTER TABLE "public"."vans" INHERIT "public"."vehicles";
ALTER TABLE "public"."vehicles" ADD COLUMN "wheels" integer DEFAULT 4 NOT NULL;
ALTER TABLE ONLY "public"."trucks" ALTER COLUMN "wheels" SET DEFAULT 6;
ALTER TABLE "public"."vehicles" ADD CONSTRAINT "rolling" CHECK (wheels > 0) NOT VALID;
-- locks public.vehicles SHARE UPDATE EXCLUSIVE; locks public.minivans SHARE UPDATE EXCLUSIVE; locks public.trucks SHARE UPDATE EXCLUSIVE; locks public.vans SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.vehicles that do not meet it make it fail
ALTER TABLE "public"."vehicles" VALIDATE CONSTRAINT "rolling";
