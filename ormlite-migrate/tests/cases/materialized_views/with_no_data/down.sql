DROP MATERIALIZED VIEW "public"."sales_copy";
CREATE MATERIALIZED VIEW "public"."sales_copy" AS SELECT sales.id
   FROM public.sales;
