ALTER TABLE "public"."vehicles" ADD CONSTRAINT "weight_positive" CHECK (weight > 0) NOT VALID;
-- locks public.vehicles SHARE UPDATE EXCLUSIVE; locks public.trucks SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.vehicles that do not meet it make it fail
ALTER TABLE "public"."vehicles" VALIDATE CONSTRAINT "weight_positive";
