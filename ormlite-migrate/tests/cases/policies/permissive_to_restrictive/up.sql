DROP POLICY "own_notes" ON "public"."notes";
CREATE POLICY "own_notes" ON "public"."notes" AS RESTRICTIVE USING (owner = CURRENT_USER);
