ALTER TABLE "public"."logs" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_logs" ON "public"."logs" USING (owner = CURRENT_USER);
