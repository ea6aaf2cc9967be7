CREATE TABLE settings (name text PRIMARY KEY, value text);
CREATE FUNCTION a_setting(n text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT value FROM settings WHERE name = n $$;
