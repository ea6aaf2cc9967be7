DROP INDEX "public"."i";
ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "i" UNIQUE ("a", "b");
-- locks public.p1 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p1 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p1_a_b_key" ON "public"."p1" USING "btree" ("a", "b");
ALTER TABLE "public"."p1" ADD CONSTRAINT "p1_a_b_key" UNIQUE USING INDEX "p1_a_b_key";
ALTER TABLE ONLY "public"."p2" ADD CONSTRAINT "p2_a_b_key" UNIQUE ("a", "b");
-- locks public.p21 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p21 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p21_a_b_key" ON "public"."p21" USING "btree" ("a", "b");
ALTER TABLE "public"."p21" ADD CONSTRAINT "p21_a_b_key" UNIQUE USING INDEX "p21_a_b_key";
ALTER INDEX "public"."i" ATTACH PARTITION "public"."p1_a_b_key";
ALTER INDEX "public"."p2_a_b_key" ATTACH PARTITION "public"."p21_a_b_key";
ALTER INDEX "public"."i" ATTACH PARTITION "public"."p2_a_b_key";
