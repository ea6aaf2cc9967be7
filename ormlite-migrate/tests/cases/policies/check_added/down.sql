DROP POLICY "own_notes" ON "public"."notes";
CREATE POLICY "own_notes" ON "public"."notes" FOR UPDATE USING (owner = CURRENT_USER);
