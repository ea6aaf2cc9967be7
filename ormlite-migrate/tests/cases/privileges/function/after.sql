DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_reader') THEN
    CREATE ROLE app_reader;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE FUNCTION total(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
REVOKE EXECUTE ON FUNCTION total(integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION total(integer, text) TO app_reader;
