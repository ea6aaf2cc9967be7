ALTER INDEX "public"."articles_tags_idx" RENAME TO "articles_tags_idx_old";
-- locks public.articles SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "articles_tags_idx" ON "public"."articles" USING "gin" ("tag_ids");
-- locks public.articles SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."articles_tags_idx_old";
