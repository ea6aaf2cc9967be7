ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_equal";
ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_parted";
ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_without";
ALTER TABLE "public"."logs_equal" DROP CONSTRAINT "logs_account_id_fkey";
ALTER TABLE "public"."logs_parted" DROP CONSTRAINT "logs_account_id_fkey";
ALTER TABLE "public"."logs_without" DROP CONSTRAINT "logs_account_id_fkey";
ALTER TABLE "public"."logs_equal" ADD CONSTRAINT "logs_equal_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "public"."accounts" ("id") NOT VALID;
-- locks public.logs_equal SHARE UPDATE EXCLUSIVE; locks public.accounts ROW SHARE; reads all rows; has a transaction of its own; rows of public.logs_equal without a row of public.accounts make it fail
ALTER TABLE "public"."logs_equal" VALIDATE CONSTRAINT "logs_equal_account_id_fkey";
-- locks public.logs_parted SHARE ROW EXCLUSIVE; locks public.logs_parted_1 SHARE ROW EXCLUSIVE; locks public.accounts SHARE ROW EXCLUSIVE; reads all rows; rows of public.logs_parted without a row of public.accounts make it fail
ALTER TABLE "public"."logs_parted" ADD CONSTRAINT "logs_parted_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "public"."accounts" ("id");
