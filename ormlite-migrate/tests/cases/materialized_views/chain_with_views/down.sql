DROP MATERIALIZED VIEW "public"."top_cache";
DROP VIEW "public"."top_regions";
DROP MATERIALIZED VIEW "public"."big_by_region";
DROP VIEW "public"."big_sales";
-- locks public.sales ACCESS EXCLUSIVE; writes all rows anew; values of public.sales.amount that the type integer cannot hold make it fail
ALTER TABLE "public"."sales" ALTER COLUMN "amount" TYPE integer;
CREATE VIEW "public"."big_sales" AS SELECT sales.id,
    sales.region,
    sales.amount
   FROM public.sales
  WHERE (sales.amount > 100);
-- reads all rows
CREATE MATERIALIZED VIEW "public"."big_by_region" AS SELECT big_sales.region,
    max(big_sales.amount) AS biggest
   FROM public.big_sales
  GROUP BY big_sales.region;
CREATE VIEW "public"."top_regions" AS SELECT big_by_region.region
   FROM public.big_by_region
  ORDER BY big_by_region.biggest DESC
 LIMIT 3;
CREATE MATERIALIZED VIEW "public"."top_cache" AS SELECT top_regions.region
   FROM public.top_regions;
CREATE INDEX "top_cache_idx" ON "public"."top_cache" USING "btree" ("region");
