CREATE POLICY "own" ON "public"."files" USING (owner = CURRENT_USER);
CREATE POLICY "own" ON "public"."links" USING (owner = CURRENT_USER);
