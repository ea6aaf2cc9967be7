ALTER POLICY "own_notes" ON "public"."notes" TO "app_reader", "app_writer" USING (owner = CURRENT_USER);
