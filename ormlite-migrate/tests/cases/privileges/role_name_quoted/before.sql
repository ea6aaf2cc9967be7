DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '"app-Role 1"') THEN
    CREATE ROLE "app-Role 1";
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE TABLE users (id integer PRIMARY KEY);
