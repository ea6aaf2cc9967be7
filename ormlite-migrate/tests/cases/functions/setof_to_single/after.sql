CREATE FUNCTION first_names() RETURNS text LANGUAGE sql AS $$ SELECT 'a'::text $$;
