CREATE FUNCTION first_names() RETURNS SETOF text LANGUAGE sql AS $$ SELECT 'a'::text $$;
