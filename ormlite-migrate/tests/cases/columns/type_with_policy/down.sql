DROP POLICY "tenant_notes" ON "public"."notes";
-- locks public.notes ACCESS EXCLUSIVE; writes all rows anew; values of public.notes.tenant_id that the type integer cannot hold make it fail
ALTER TABLE "public"."notes" ALTER COLUMN "tenant_id" TYPE integer;
CREATE POLICY "tenant_notes" ON "public"."notes" USING (tenant_id = (current_setting('app.tenant'::text))::integer) WITH CHECK (tenant_id > 0);
COMMENT ON POLICY "tenant_notes" ON "public"."notes" IS 'own tenant only';
