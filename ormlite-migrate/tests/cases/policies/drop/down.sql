CREATE POLICY "own_notes" ON "public"."notes" USING (owner = CURRENT_USER);
