DROP MATERIALIZED VIEW "public"."sales_copy";
CREATE MATERIALIZED VIEW "public"."sales_copy" AS SELECT sales.id,
    sales.region
   FROM public.sales;
