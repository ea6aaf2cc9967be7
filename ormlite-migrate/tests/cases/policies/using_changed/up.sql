ALTER POLICY "own_notes" ON "public"."notes" TO PUBLIC USING ((owner = CURRENT_USER) OR public);
