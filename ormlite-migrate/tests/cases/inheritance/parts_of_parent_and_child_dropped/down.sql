ALTER TABLE "public"."trucks" ADD COLUMN "name" text DEFAULT '?'::text NOT NULL;
ALTER TABLE "public"."vehicles" ADD COLUMN "name" text DEFAULT '?'::text NOT NULL;
ALTER TABLE "public"."tankers" ADD CONSTRAINT "heavy" CHECK (weight > 0) NOT VALID;
-- locks public.tankers SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.tankers that do not meet it make it fail
ALTER TABLE "public"."tankers" VALIDATE CONSTRAINT "heavy";
ALTER TABLE "public"."trucks" ADD CONSTRAINT "heavy" CHECK (weight > 0) NOT VALID;
-- locks public.trucks SHARE UPDATE EXCLUSIVE; locks public.tankers SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.trucks that do not meet it make it fail
ALTER TABLE "public"."trucks" VALIDATE CONSTRAINT "heavy";
ALTER TABLE "public"."trucks" ADD CONSTRAINT "named" CHECK (name <> ''::text) NOT VALID;
-- locks public.trucks SHARE UPDATE EXCLUSIVE; locks public.tankers SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.trucks that do not meet it make it fail
ALTER TABLE "public"."trucks" VALIDATE CONSTRAINT "named";
ALTER TABLE "public"."vehicles" ADD CONSTRAINT "heavy" CHECK (weight > 0) NOT VALID;
-- locks public.vehicles SHARE UPDATE EXCLUSIVE; locks public.tankers SHARE UPDATE EXCLUSIVE; locks public.trucks SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.vehicles that do not meet it make it fail
ALTER TABLE "public"."vehicles" VALIDATE CONSTRAINT "heavy";
ALTER TABLE "public"."vehicles" ADD CONSTRAINT "named" CHECK (name <> ''::text) NOT VALID;
-- locks public.vehicles SHARE UPDATE EXCLUSIVE; locks public.tankers SHARE UPDATE EXCLUSIVE; locks public.trucks SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.vehicles that do not meet it make it fail
ALTER TABLE "public"."vehicles" VALIDATE CONSTRAINT "named";
