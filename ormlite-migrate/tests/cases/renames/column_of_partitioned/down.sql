-- locks public.logs ACCESS EXCLUSIVE; locks public.logs_1 ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."logs" RENAME COLUMN "day" TO "at";
-- locks public.logs ACCESS EXCLUSIVE; locks public.logs_1 ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."logs" RENAME COLUMN "text" TO "note";
ALTER INDEX "public"."logs_text_day_idx" RENAME TO "logs_note_at_idx";
ALTER INDEX "public"."logs_1_text_day_idx" RENAME TO "logs_1_note_at_idx";
ALTER TABLE "public"."logs" DROP CONSTRAINT "logs_text_check";
ALTER TABLE "public"."logs" ADD CONSTRAINT "logs_note_check" CHECK (note <> ''::text) NOT VALID;
-- locks public.logs SHARE UPDATE EXCLUSIVE; locks public.logs_1 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.logs that do not meet it make it fail
ALTER TABLE "public"."logs" VALIDATE CONSTRAINT "logs_note_check";
