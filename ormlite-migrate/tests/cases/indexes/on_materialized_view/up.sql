-- locks public.sales_by_region SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.sales_by_region with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "sales_by_region_idx" ON "public"."sales_by_region" USING "btree" ("region");
