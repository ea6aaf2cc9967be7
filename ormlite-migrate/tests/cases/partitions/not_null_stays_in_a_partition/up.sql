ALTER TABLE "public"."logs" ALTER COLUMN "note" DROP NOT NULL;
ALTER TABLE "public"."logs_1" ADD CONSTRAINT "logs_1_note_not_null_check" CHECK ("note" IS NOT NULL) NOT VALID;
-- locks public.logs_1 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.logs_1.note make it fail
ALTER TABLE "public"."logs_1" VALIDATE CONSTRAINT "logs_1_note_not_null_check";
ALTER TABLE "public"."logs_1" ALTER COLUMN "note" SET NOT NULL;
ALTER TABLE "public"."logs_1" DROP CONSTRAINT "logs_1_note_not_null_check";
