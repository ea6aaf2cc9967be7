ALTER POLICY "own_notes" ON "public"."notes" TO PUBLIC USING (true);
