DROP MATERIALIZED VIEW "public"."item_totals";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "qty" TYPE bigint;
-- reads all rows
CREATE MATERIALIZED VIEW "public"."item_totals" AS SELECT sum(items.qty) AS total,
    max(items.qty) AS biggest
   FROM public.items;
CREATE INDEX "item_totals_biggest_idx" ON "public"."item_totals" USING "btree" ("biggest");
