CREATE FUNCTION admin_count() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '8MB' AS $$ SELECT 1::bigint $$;
