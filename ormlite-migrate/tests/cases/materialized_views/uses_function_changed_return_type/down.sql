SET check_function_bodies = off;
DROP MATERIALIZED VIEW "public"."sales_vat";
DROP FUNCTION "public"."vat"(numeric);
CREATE OR REPLACE FUNCTION public.vat(amount numeric)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT (amount * 0.25)::integer $function$;
-- reads all rows
CREATE MATERIALIZED VIEW "public"."sales_vat" AS SELECT sales.id,
    public.vat(sales.amount) AS vat
   FROM public.sales;
CREATE INDEX "sales_vat_idx" ON "public"."sales_vat" USING "btree" ("vat");
