CREATE FUNCTION make_id() RETURNS text LANGUAGE sql AS $$ SELECT md5(random()::text) $$;
CREATE TABLE docs (id text PRIMARY KEY DEFAULT make_id());
