DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_reader') THEN
    CREATE ROLE app_reader;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW user_list AS SELECT name, id FROM users;
COMMENT ON VIEW user_list IS 'everybody';
COMMENT ON COLUMN user_list.name IS 'shown';
GRANT SELECT ON user_list TO app_reader;
