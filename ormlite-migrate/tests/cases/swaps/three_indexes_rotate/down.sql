ALTER INDEX "public"."i1" RENAME TO "i1_old";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "i1" ON "public"."users" USING "btree" ("a");
-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."i1_old";
ALTER INDEX "public"."i2" RENAME TO "i2_old";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "i2" ON "public"."users" USING "btree" ("b");
-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."i2_old";
ALTER INDEX "public"."i3" RENAME TO "i3_old";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "i3" ON "public"."users" USING "btree" ("c");
-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."i3_old";
