CREATE POLICY "notes_delete" ON "public"."notes" FOR DELETE USING (false);
CREATE POLICY "notes_insert" ON "public"."notes" FOR INSERT WITH CHECK (owner = CURRENT_USER);
CREATE POLICY "notes_select" ON "public"."notes" FOR SELECT USING (true);
CREATE POLICY "notes_update" ON "public"."notes" FOR UPDATE USING (owner = CURRENT_USER) WITH CHECK (owner = SESSION_USER);
