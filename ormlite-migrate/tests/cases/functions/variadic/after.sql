CREATE FUNCTION largest(VARIADIC a numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT max(x) FROM unnest(a) x $$;
