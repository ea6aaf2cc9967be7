CREATE FUNCTION since(d date, unit text DEFAULT 'week') RETURNS text LANGUAGE sql STABLE AS $$ SELECT d || unit $$;
