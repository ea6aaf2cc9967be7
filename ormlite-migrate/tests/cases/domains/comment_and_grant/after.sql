DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_reader') THEN
    CREATE ROLE app_reader;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE DOMAIN code AS text CONSTRAINT code_len CHECK (length(VALUE) = 3);
COMMENT ON DOMAIN code IS 'three letters';
COMMENT ON CONSTRAINT code_len ON DOMAIN code IS 'exactly three';
REVOKE ALL ON DOMAIN code FROM PUBLIC;
GRANT USAGE ON DOMAIN code TO app_reader;
