DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_reader') THEN
    CREATE ROLE app_reader;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE FUNCTION total() RETURNS bigint LANGUAGE sql AS $$ SELECT 1::bigint $$;
COMMENT ON FUNCTION total() IS 'all of it';
REVOKE ALL ON FUNCTION total() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION total() TO app_reader;
