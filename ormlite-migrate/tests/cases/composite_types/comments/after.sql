DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_reader') THEN
    CREATE ROLE app_reader;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE TYPE address AS (street text, city text);
COMMENT ON TYPE address IS 'postal address';
COMMENT ON COLUMN address.street IS 'with the number';
REVOKE ALL ON TYPE address FROM PUBLIC;
GRANT USAGE ON TYPE address TO app_reader;
