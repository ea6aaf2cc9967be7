CREATE FUNCTION to_text(n integer) RETURNS text LANGUAGE sql AS $$ SELECT n::text $$;
COMMENT ON FUNCTION to_text(integer) IS 'second';
CREATE FUNCTION to_text(n bigint) RETURNS text LANGUAGE sql AS $$ SELECT n::text $$;
COMMENT ON FUNCTION to_text(bigint) IS 'for big ones';
