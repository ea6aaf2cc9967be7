DROP POLICY "own_logs" ON "public"."logs";
ALTER TABLE "public"."logs" DISABLE ROW LEVEL SECURITY;
