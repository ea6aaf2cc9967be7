-- locks public.p1 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "p1_b_idx" ON "public"."p1" USING "btree" ("b");
CREATE INDEX "p2_b_idx" ON ONLY "public"."p2" USING "btree" ("b");
-- locks public.p21 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "p21_b_idx" ON "public"."p21" USING "btree" ("b");
ALTER INDEX "public"."i" ATTACH PARTITION "public"."p1_b_idx";
ALTER INDEX "public"."p2_b_idx" ATTACH PARTITION "public"."p21_b_idx";
ALTER INDEX "public"."i" ATTACH PARTITION "public"."p2_b_idx";
