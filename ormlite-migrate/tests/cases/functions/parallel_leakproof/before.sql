CREATE FUNCTION len(t text) RETURNS integer LANGUAGE sql AS $$ SELECT length(t) $$;
