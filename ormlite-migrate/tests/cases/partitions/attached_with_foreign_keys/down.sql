ALTER TABLE "public"."logs_equal" RENAME CONSTRAINT "logs_account_id_fkey" TO "logs_equal_account_id_fkey";
ALTER TABLE "public"."logs_parted" RENAME CONSTRAINT "logs_account_id_fkey" TO "logs_parted_account_id_fkey";
ALTER TABLE "public"."logs_parted_1" RENAME CONSTRAINT "logs_account_id_fkey" TO "logs_parted_account_id_fkey";
ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_equal";
ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_parted";
ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_without";
ALTER TABLE "public"."logs_without" DROP CONSTRAINT "logs_account_id_fkey";
