CREATE FUNCTION numbers() RETURNS SETOF integer LANGUAGE sql AS $$ SELECT generate_series(1, 10) $$;
