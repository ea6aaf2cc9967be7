ALTER POLICY "own_notes" ON "public"."notes" TO "app_reader" USING (true);
