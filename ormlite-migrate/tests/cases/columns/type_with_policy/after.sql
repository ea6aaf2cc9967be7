CREATE TABLE notes (id integer PRIMARY KEY, tenant_id bigint);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_notes ON notes USING (tenant_id = current_setting('app.tenant')::integer) WITH CHECK (tenant_id > 0);
COMMENT ON POLICY tenant_notes ON notes IS 'own tenant only';
