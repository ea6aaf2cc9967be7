-- reads all rows
CREATE MATERIALIZED VIEW "public"."sales_copy" USING "heap_copy" AS SELECT sales.id
   FROM public.sales;
