ALTER TABLE "public"."p" DROP CONSTRAINT "i";
-- locks public.p SHARE; rows of public.p with equal keys make it fail
CREATE UNIQUE INDEX "i" ON ONLY "public"."p" USING "btree" ("a", "b");
-- locks public.p1 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p1 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p1_a_b_idx" ON "public"."p1" USING "btree" ("a", "b");
-- locks public.p2 SHARE; rows of public.p2 with equal keys make it fail
CREATE UNIQUE INDEX "p2_a_b_idx" ON ONLY "public"."p2" USING "btree" ("a", "b");
-- locks public.p21 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p21 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p21_a_b_idx" ON "public"."p21" USING "btree" ("a", "b");
ALTER INDEX "public"."i" ATTACH PARTITION "public"."p1_a_b_idx";
ALTER INDEX "public"."p2_a_b_idx" ATTACH PARTITION "public"."p21_a_b_idx";
ALTER INDEX "public"."i" ATTACH PARTITION "public"."p2_a_b_idx";
