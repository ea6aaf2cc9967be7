DROP MATERIALIZED VIEW "public"."sales_copy";
-- reads all rows
CREATE MATERIALIZED VIEW "public"."sales_copy" AS SELECT sales.id
   FROM public.sales;
