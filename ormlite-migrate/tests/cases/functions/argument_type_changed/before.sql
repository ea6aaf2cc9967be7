CREATE FUNCTION twice(a integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT a * 2::bigint $$;
