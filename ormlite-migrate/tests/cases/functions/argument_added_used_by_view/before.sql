CREATE FUNCTION price(amount numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT amount $$;
CREATE VIEW prices AS SELECT price(10) AS p;
