DROP POLICY "tenant_notes" ON "public"."notes";
-- locks public.notes ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."notes" ALTER COLUMN "tenant_id" TYPE bigint;
CREATE POLICY "tenant_notes" ON "public"."notes" USING (tenant_id = (current_setting('app.tenant'::text))::integer) WITH CHECK (tenant_id > 0);
COMMENT ON POLICY "tenant_notes" ON "public"."notes" IS 'own tenant only';
