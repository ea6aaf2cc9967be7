ALTER TABLE "public"."stays_1" ADD CONSTRAINT "stays_1_bound_check" CHECK ("id" IS NOT NULL AND "id" >= 0 AND "id" < 1000) NOT VALID;
-- locks public.stays_1 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.stays_1 outside of the bound make it fail
ALTER TABLE "public"."stays_1" VALIDATE CONSTRAINT "stays_1_bound_check";
ALTER TABLE ONLY "public"."stays" ATTACH PARTITION "public"."stays_1" FOR VALUES FROM (0) TO (1000);
ALTER TABLE "public"."stays_1" DROP CONSTRAINT "stays_1_bound_check";
ALTER INDEX "public"."stays_id_idx" ATTACH PARTITION "public"."stays_1_pkey";
