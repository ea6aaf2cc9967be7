CREATE FUNCTION numbers() RETURNS SETOF integer LANGUAGE sql COST 500 ROWS 10 AS $$ SELECT generate_series(1, 10) $$;
