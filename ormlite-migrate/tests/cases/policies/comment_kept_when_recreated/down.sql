DROP POLICY "own_notes" ON "public"."notes";
CREATE POLICY "own_notes" ON "public"."notes" FOR SELECT USING (owner = CURRENT_USER);
COMMENT ON POLICY "own_notes" ON "public"."notes" IS 'one''s own';
