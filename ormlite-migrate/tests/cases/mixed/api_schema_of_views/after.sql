DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_reader') THEN
    CREATE ROLE app_reader;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE TABLE users (id integer PRIMARY KEY, email text, password_hash text);
CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users, body text);
CREATE SCHEMA api;
CREATE VIEW api.users WITH (security_barrier = true) AS SELECT id, email FROM public.users;
CREATE VIEW api.posts AS SELECT p.id, p.body, u.email AS author FROM public.posts p JOIN api.users u ON u.id = p.user_id;
CREATE FUNCTION api.post_count(u api.users) RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT count(*) FROM public.posts WHERE user_id = u.id $$;
GRANT USAGE ON SCHEMA api TO app_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA api TO app_reader;
