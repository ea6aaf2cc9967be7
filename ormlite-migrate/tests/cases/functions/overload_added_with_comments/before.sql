CREATE FUNCTION to_text(n integer) RETURNS text LANGUAGE sql AS $$ SELECT n::text $$;
COMMENT ON FUNCTION to_text(integer) IS 'first';
