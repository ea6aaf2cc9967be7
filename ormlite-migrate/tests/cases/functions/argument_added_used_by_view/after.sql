CREATE FUNCTION price(amount numeric, factor numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT amount * factor $$;
CREATE VIEW prices AS SELECT price(10, 2) AS p;
