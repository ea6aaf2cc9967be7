DROP INDEX "public"."items_total_idx";
-- deletes the column public.items.total; locks public.items ACCESS EXCLUSIVE
ALTER TABLE "public"."items" DROP COLUMN "total";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ADD COLUMN "total" integer GENERATED ALWAYS AS (price * qty) STORED NOT NULL;
-- locks public.items SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "items_total_idx" ON "public"."items" USING "btree" ("total");
