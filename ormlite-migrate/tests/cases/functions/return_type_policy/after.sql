CREATE FUNCTION tenant() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT 1::bigint $$;
CREATE TABLE notes (id integer PRIMARY KEY, tenant_id bigint);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_notes ON notes USING (tenant_id = tenant());
