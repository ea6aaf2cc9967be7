ALTER TABLE "public"."logs_equal" RENAME CONSTRAINT "logs_equal_account_id_fkey" TO "logs_account_id_fkey";
ALTER TABLE "public"."logs_parted" RENAME CONSTRAINT "logs_parted_account_id_fkey" TO "logs_account_id_fkey";
ALTER TABLE "public"."logs_parted_1" RENAME CONSTRAINT "logs_parted_account_id_fkey" TO "logs_account_id_fkey";
ALTER TABLE "public"."logs_without" ADD CONSTRAINT "logs_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "public"."accounts" ("id") NOT VALID;
-- locks public.logs_without SHARE UPDATE EXCLUSIVE; locks public.accounts ROW SHARE; reads all rows; has a transaction of its own; rows of public.logs_without without a row of public.accounts make it fail
ALTER TABLE "public"."logs_without" VALIDATE CONSTRAINT "logs_account_id_fkey";
ALTER TABLE "public"."logs_equal" ADD CONSTRAINT "logs_equal_bound_check" CHECK ("id" IS NOT NULL AND "id" >= 1000 AND "id" < 2000) NOT VALID;
-- locks public.logs_equal SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.logs_equal outside of the bound make it fail
ALTER TABLE "public"."logs_equal" VALIDATE CONSTRAINT "logs_equal_bound_check";
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_equal" FOR VALUES FROM (1000) TO (2000);
ALTER TABLE "public"."logs_equal" DROP CONSTRAINT "logs_equal_bound_check";
ALTER TABLE "public"."logs_parted" ADD CONSTRAINT "logs_parted_bound_check" CHECK ("id" IS NOT NULL AND "id" >= 3000 AND "id" < 4000) NOT VALID;
-- locks public.logs_parted SHARE UPDATE EXCLUSIVE; locks public.logs_parted_1 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.logs_parted outside of the bound make it fail
ALTER TABLE "public"."logs_parted" VALIDATE CONSTRAINT "logs_parted_bound_check";
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_parted" FOR VALUES FROM (3000) TO (4000);
ALTER TABLE "public"."logs_parted" DROP CONSTRAINT "logs_parted_bound_check";
ALTER TABLE "public"."logs_without" ADD CONSTRAINT "logs_without_bound_check" CHECK ("id" IS NOT NULL AND "id" >= 2000 AND "id" < 3000) NOT VALID;
-- locks public.logs_without SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.logs_without outside of the bound make it fail
ALTER TABLE "public"."logs_without" VALIDATE CONSTRAINT "logs_without_bound_check";
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_without" FOR VALUES FROM (2000) TO (3000);
ALTER TABLE "public"."logs_without" DROP CONSTRAINT "logs_without_bound_check";
ALTER INDEX "public"."logs_pkey" ATTACH PARTITION "public"."logs_equal_pkey";
ALTER INDEX "public"."logs_pkey" ATTACH PARTITION "public"."logs_parted_pkey";
ALTER INDEX "public"."logs_pkey" ATTACH PARTITION "public"."logs_without_pkey";
