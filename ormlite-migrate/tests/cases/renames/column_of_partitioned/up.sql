-- locks public.logs ACCESS EXCLUSIVE; locks public.logs_1 ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."logs" RENAME COLUMN "at" TO "day";
-- locks public.logs ACCESS EXCLUSIVE; locks public.logs_1 ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."logs" RENAME COLUMN "note" TO "text";
ALTER TABLE "public"."logs" RENAME CONSTRAINT "logs_note_check" TO "logs_text_check";
ALTER INDEX "public"."logs_note_at_idx" RENAME TO "logs_text_day_idx";
ALTER INDEX "public"."logs_1_note_at_idx" RENAME TO "logs_1_text_day_idx";
