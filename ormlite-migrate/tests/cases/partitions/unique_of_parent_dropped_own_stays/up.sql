ALTER TABLE "public"."p" DROP CONSTRAINT "p_key";
-- locks public.p1 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p1 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p1_a_b_key" ON "public"."p1" USING "btree" ("a", "b");
ALTER TABLE "public"."p1" ADD CONSTRAINT "p1_a_b_key" UNIQUE USING INDEX "p1_a_b_key";
