DROP POLICY "Only one's own notes" ON "public"."notes";
CREATE POLICY "own_notes" ON "public"."notes" USING (owner = CURRENT_USER);
