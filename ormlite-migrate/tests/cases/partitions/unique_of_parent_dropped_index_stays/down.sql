-- locks public.p1 SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."p1_a_key";
ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "u" UNIQUE ("a");
-- locks public.p1 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p1 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p1_a_key" ON "public"."p1" USING "btree" ("a");
ALTER TABLE "public"."p1" ADD CONSTRAINT "p1_a_key" UNIQUE USING INDEX "p1_a_key";
ALTER INDEX "public"."u" ATTACH PARTITION "public"."p1_a_key";
