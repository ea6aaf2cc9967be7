ALTER TABLE "public"."logs_2023" ADD CONSTRAINT "logs_2023_bound_check" CHECK ("at" IS NOT NULL AND "at" >= '2023-01-01' AND "at" < '2024-01-01') NOT VALID;
-- locks public.logs_2023 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.logs_2023 outside of the bound make it fail
ALTER TABLE "public"."logs_2023" VALIDATE CONSTRAINT "logs_2023_bound_check";
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_2023" FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
ALTER TABLE "public"."logs_2023" DROP CONSTRAINT "logs_2023_bound_check";
