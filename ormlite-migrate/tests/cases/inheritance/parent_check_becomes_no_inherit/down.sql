ALTER TABLE "public"."vehicles" DROP CONSTRAINT "id_positive";
ALTER TABLE "public"."vehicles" ADD CONSTRAINT "id_positive" CHECK (id > 0) NOT VALID;
-- locks public.vehicles SHARE UPDATE EXCLUSIVE; locks public.trucks SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.vehicles that do not meet it make it fail
ALTER TABLE "public"."vehicles" VALIDATE CONSTRAINT "id_positive";
