ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_b";
ALTER TABLE "public"."logs_a" ADD CONSTRAINT "logs_a_bound_check" CHECK ("at" IS NOT NULL AND "at" >= '2023-01-01' AND "at" < '2024-01-01') NOT VALID;
-- locks public.logs_a SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.logs_a outside of the bound make it fail
ALTER TABLE "public"."logs_a" VALIDATE CONSTRAINT "logs_a_bound_check";
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_a" FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
ALTER TABLE "public"."logs_a" DROP CONSTRAINT "logs_a_bound_check";
