CREATE FUNCTION twice(a bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT a * 2::bigint $$;
