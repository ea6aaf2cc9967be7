CREATE VIEW "public"."one_sale" AS SELECT region,
    any_value(amount) AS sample,
    255 AS mask
   FROM public.sales
  GROUP BY region;
