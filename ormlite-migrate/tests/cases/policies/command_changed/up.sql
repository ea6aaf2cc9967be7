DROP POLICY "own_notes" ON "public"."notes";
CREATE POLICY "own_notes" ON "public"."notes" FOR DELETE USING (owner = CURRENT_USER);
