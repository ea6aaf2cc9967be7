CREATE FUNCTION tick(n integer) RETURNS void LANGUAGE sql AS $$ SELECT 1 $$;
