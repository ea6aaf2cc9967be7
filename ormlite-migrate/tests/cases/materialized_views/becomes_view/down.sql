DROP VIEW "public"."sales_copy";
-- reads all rows
CREATE MATERIALIZED VIEW "public"."sales_copy" AS SELECT sales.id,
    sales.region
   FROM public.sales;
CREATE INDEX "sales_copy_region_idx" ON "public"."sales_copy" USING "btree" ("region");
