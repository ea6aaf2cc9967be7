DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_reader') THEN
    CREATE ROLE app_reader;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE TYPE float_range AS RANGE (subtype = float8);
COMMENT ON TYPE float_range IS 'from to';
REVOKE ALL ON TYPE float_range FROM PUBLIC;
GRANT USAGE ON TYPE float_range TO app_reader;
