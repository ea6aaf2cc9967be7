DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_owner') THEN
    CREATE ROLE app_owner;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE TABLE users (id serial PRIMARY KEY, name text);
GRANT SELECT ON users TO PUBLIC;
ALTER TABLE users OWNER TO app_owner;
