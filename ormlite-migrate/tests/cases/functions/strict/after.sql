CREATE FUNCTION len(t text) RETURNS integer LANGUAGE sql STRICT AS $$ SELECT length(t) $$;
