ALTER TABLE "public"."vehicles" DROP CONSTRAINT "positive";
ALTER TABLE "public"."trucks" DROP CONSTRAINT "positive";
ALTER TABLE "public"."trucks" ADD CONSTRAINT "positive" CHECK (id > 0) NOT VALID;
-- locks public.trucks SHARE UPDATE EXCLUSIVE; locks public.tankers SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.trucks that do not meet it make it fail
ALTER TABLE "public"."trucks" VALIDATE CONSTRAINT "positive";
ALTER TABLE "public"."vehicles" ADD CONSTRAINT "positive" CHECK (id > 0) NOT VALID;
-- locks public.vehicles SHARE UPDATE EXCLUSIVE; locks public.tankers SHARE UPDATE EXCLUSIVE; locks public.trucks SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.vehicles that do not meet it make it fail
ALTER TABLE "public"."vehicles" VALIDATE CONSTRAINT "positive";
