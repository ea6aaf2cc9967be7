ALTER INDEX "public"."urls_url_idx" RENAME TO "urls_url_idx_old";
-- locks public.urls SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "urls_url_idx" ON "public"."urls" USING "btree" ("url");
-- locks public.urls SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."urls_url_idx_old";
