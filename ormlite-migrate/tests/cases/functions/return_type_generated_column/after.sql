CREATE FUNCTION vat(amount numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT amount / 4 $$;
CREATE TABLE sales (id integer PRIMARY KEY, amount numeric, vat numeric GENERATED ALWAYS AS (vat(amount)) STORED);
