DROP INDEX "public"."i";
CREATE INDEX "i" ON ONLY "public"."p" USING "btree" ("b");
-- locks public.p1 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "i1" ON "public"."p1" USING "btree" ("b");
-- locks public.p2 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "i2" ON "public"."p2" USING "btree" ("b");
ALTER INDEX "public"."i" ATTACH PARTITION "public"."i1";
