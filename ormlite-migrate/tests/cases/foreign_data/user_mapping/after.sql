DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_reader') THEN
    CREATE ROLE app_reader;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER remote FOREIGN DATA WRAPPER dummy;
CREATE USER MAPPING FOR PUBLIC SERVER remote OPTIONS ("user" 'visitor');
CREATE USER MAPPING FOR app_reader SERVER remote OPTIONS ("user" 'reader');
