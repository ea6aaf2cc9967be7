ALTER TABLE "public"."logs_old" ADD CONSTRAINT "logs_old_bound_check" CHECK ("at" IS NOT NULL AND "at" < '2020-01-01') NOT VALID;
-- locks public.logs_old SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.logs_old outside of the bound make it fail
ALTER TABLE "public"."logs_old" VALIDATE CONSTRAINT "logs_old_bound_check";
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_old" FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
ALTER TABLE "public"."logs_old" DROP CONSTRAINT "logs_old_bound_check";
ALTER INDEX "public"."logs_pkey" ATTACH PARTITION "public"."logs_old_pkey";
