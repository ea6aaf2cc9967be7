ALTER POLICY "own_notes" ON "public"."notes" TO PUBLIC USING (owner = CURRENT_USER) WITH CHECK ((owner = CURRENT_USER) AND (id > 0));
