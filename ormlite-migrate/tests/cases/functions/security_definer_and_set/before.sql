CREATE FUNCTION admin_count() RETURNS bigint LANGUAGE sql AS $$ SELECT 1::bigint $$;
