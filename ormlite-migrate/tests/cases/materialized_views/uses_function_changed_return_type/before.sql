CREATE FUNCTION vat(amount numeric) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT (amount * 0.25)::integer $$;
CREATE TABLE sales (id integer PRIMARY KEY, amount numeric);
CREATE MATERIALIZED VIEW sales_vat AS SELECT id, vat(amount) AS vat FROM sales;
CREATE INDEX sales_vat_idx ON sales_vat (vat);
