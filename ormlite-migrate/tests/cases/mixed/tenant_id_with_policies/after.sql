DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_writer') THEN
    CREATE ROLE app_writer;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE TABLE tenants (id integer PRIMARY KEY, name text NOT NULL);
CREATE FUNCTION current_tenant() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.tenant_id', true), '')::integer $$;
CREATE TABLE projects (id integer PRIMARY KEY, name text NOT NULL, tenant_id integer NOT NULL DEFAULT current_tenant() REFERENCES tenants, CONSTRAINT projects_name_key UNIQUE (tenant_id, name));
CREATE TABLE tasks (id integer PRIMARY KEY, project_id integer NOT NULL REFERENCES projects, title text, tenant_id integer NOT NULL DEFAULT current_tenant() REFERENCES tenants);
CREATE INDEX tasks_tenant_idx ON tasks (tenant_id);
ALTER TABLE projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON projects TO app_writer USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY tenant_isolation ON tasks TO app_writer USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON projects, tasks TO app_writer;
