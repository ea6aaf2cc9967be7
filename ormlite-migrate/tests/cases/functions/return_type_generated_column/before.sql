CREATE FUNCTION vat(amount numeric) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT (amount / 4)::integer $$;
CREATE TABLE sales (id integer PRIMARY KEY, amount numeric, vat numeric GENERATED ALWAYS AS (vat(amount)) STORED);
INSERT INTO sales (id, amount) VALUES (1, 100);
