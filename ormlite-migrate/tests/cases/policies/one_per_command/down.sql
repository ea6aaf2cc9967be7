DROP POLICY "notes_delete" ON "public"."notes";
DROP POLICY "notes_insert" ON "public"."notes";
DROP POLICY "notes_select" ON "public"."notes";
DROP POLICY "notes_update" ON "public"."notes";
