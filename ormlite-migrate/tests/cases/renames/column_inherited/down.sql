-- locks public.base ACCESS EXCLUSIVE; locks public.child ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."base" RENAME COLUMN "remark" TO "note";
ALTER TABLE "public"."base" RENAME CONSTRAINT "base_remark_check" TO "base_note_check";
ALTER INDEX "public"."child_remark_idx" RENAME TO "child_note_idx";
