-- locks public.base ACCESS EXCLUSIVE; locks public.child ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."base" RENAME COLUMN "note" TO "remark";
ALTER TABLE "public"."base" RENAME CONSTRAINT "base_note_check" TO "base_remark_check";
ALTER INDEX "public"."child_note_idx" RENAME TO "child_remark_idx";
