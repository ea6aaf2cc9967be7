DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_writer') THEN
    CREATE ROLE app_writer;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE TABLE tenants (id integer PRIMARY KEY, name text NOT NULL);
INSERT INTO tenants VALUES (1, 'first');
CREATE TABLE projects (id integer PRIMARY KEY, name text NOT NULL, CONSTRAINT projects_name_key UNIQUE (name));
CREATE TABLE tasks (id integer PRIMARY KEY, project_id integer NOT NULL REFERENCES projects, title text);
