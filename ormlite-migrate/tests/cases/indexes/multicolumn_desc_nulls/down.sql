ALTER INDEX "public"."posts_list_idx" RENAME TO "posts_list_idx_old";
-- locks public.posts SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "posts_list_idx" ON "public"."posts" USING "btree" ("author", "published");
-- locks public.posts SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."posts_list_idx_old";
