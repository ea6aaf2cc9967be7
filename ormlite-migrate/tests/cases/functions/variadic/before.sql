CREATE FUNCTION largest(a numeric, b numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT greatest(a, b) $$;
