DROP MATERIALIZED VIEW "public"."sales_by_region";
-- reads all rows
CREATE MATERIALIZED VIEW "public"."sales_by_region" AS SELECT sales.region,
    sum(sales.amount) AS total
   FROM public.sales
  GROUP BY sales.region;
COMMENT ON COLUMN "public"."sales_by_region"."total" IS 'in euro';
COMMENT ON MATERIALIZED VIEW "public"."sales_by_region" IS 'refreshed nightly';
GRANT SELECT ON TABLE "public"."sales_by_region" TO "app_reader";
CREATE UNIQUE INDEX "sales_by_region_key" ON "public"."sales_by_region" USING "btree" ("region");
CREATE INDEX "sales_by_region_total_idx" ON "public"."sales_by_region" USING "btree" ("total" DESC);
