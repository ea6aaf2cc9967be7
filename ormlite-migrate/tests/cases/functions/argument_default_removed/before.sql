CREATE FUNCTION since(d date DEFAULT CURRENT_DATE, unit text DEFAULT 'day') RETURNS text LANGUAGE sql STABLE AS $$ SELECT d || unit $$;
