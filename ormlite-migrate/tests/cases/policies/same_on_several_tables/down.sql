DROP POLICY "own" ON "public"."files";
DROP POLICY "own" ON "public"."links";
