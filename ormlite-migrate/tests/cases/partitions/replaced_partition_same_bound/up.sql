ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_a";
ALTER TABLE "public"."logs_b" ADD CONSTRAINT "logs_b_bound_check" CHECK ("at" IS NOT NULL AND "at" >= '2023-01-01' AND "at" < '2024-01-01') NOT VALID;
-- locks public.logs_b SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.logs_b outside of the bound make it fail
ALTER TABLE "public"."logs_b" VALIDATE CONSTRAINT "logs_b_bound_check";
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_b" FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
ALTER TABLE "public"."logs_b" DROP CONSTRAINT "logs_b_bound_check";
