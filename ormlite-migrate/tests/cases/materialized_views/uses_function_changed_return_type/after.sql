CREATE FUNCTION vat(amount numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT amount * 0.25 $$;
CREATE TABLE sales (id integer PRIMARY KEY, amount numeric);
CREATE MATERIALIZED VIEW sales_vat AS SELECT id, vat(amount) AS vat FROM sales;
CREATE INDEX sales_vat_idx ON sales_vat (vat);
