CREATE FUNCTION greet(name text) RETURNS text LANGUAGE plpgsql AS $fn$ BEGIN RETURN 'hello ' || name; END $fn$;
