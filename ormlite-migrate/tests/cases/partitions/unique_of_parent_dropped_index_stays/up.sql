ALTER TABLE "public"."p" DROP CONSTRAINT "u";
-- locks public.p1 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p1 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p1_a_key" ON "public"."p1" USING "btree" ("a");
