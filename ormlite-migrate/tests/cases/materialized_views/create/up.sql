-- reads all rows
CREATE MATERIALIZED VIEW "public"."sales_by_region" AS SELECT sales.region,
    sum(sales.amount) AS total
   FROM public.sales
  GROUP BY sales.region;
