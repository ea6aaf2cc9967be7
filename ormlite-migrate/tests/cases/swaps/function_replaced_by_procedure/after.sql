CREATE PROCEDURE tick(n integer) LANGUAGE sql AS $$ SELECT 1 $$;
