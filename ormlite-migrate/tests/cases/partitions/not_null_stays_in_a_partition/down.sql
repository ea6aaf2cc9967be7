ALTER TABLE "public"."logs" ADD CONSTRAINT "logs_note_not_null_check" CHECK ("note" IS NOT NULL) NOT VALID;
-- locks public.logs SHARE UPDATE EXCLUSIVE; locks public.logs_1 SHARE UPDATE EXCLUSIVE; locks public.logs_2 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.logs.note make it fail
ALTER TABLE "public"."logs" VALIDATE CONSTRAINT "logs_note_not_null_check";
ALTER TABLE "public"."logs" ALTER COLUMN "note" SET NOT NULL;
ALTER TABLE "public"."logs" DROP CONSTRAINT "logs_note_not_null_check";
