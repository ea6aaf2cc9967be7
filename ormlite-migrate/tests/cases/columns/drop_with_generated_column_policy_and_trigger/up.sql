SET check_function_bodies = off;
DROP POLICY "own_notes" ON "public"."notes";
DROP TRIGGER "notes_owner" ON "public"."notes";
-- deletes the column public.notes.owner; locks public.notes ACCESS EXCLUSIVE
ALTER TABLE "public"."notes" DROP COLUMN "owner";
DROP FUNCTION "public"."touch"();
