DROP VIEW "public"."sale_totals";
DROP AGGREGATE public.total(integer);
CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, COMBINEFUNC = int4pl, INITCOND = '100', PARALLEL = SAFE);
CREATE VIEW "public"."sale_totals" AS SELECT public.total(sales.amount) AS t
   FROM public.sales;
