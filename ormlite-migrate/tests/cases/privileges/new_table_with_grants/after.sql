DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_reader') THEN
    CREATE ROLE app_reader;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE TABLE users (id serial PRIMARY KEY, name text);
GRANT SELECT (id, name), INSERT ON users TO app_reader;
GRANT USAGE ON SEQUENCE users_id_seq TO app_reader;
