ALTER INDEX "public"."pages_terms_idx" RENAME TO "pages_terms_idx_old";
-- locks public.pages SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "pages_terms_idx" ON "public"."pages" USING "gist" ("terms" tsvector_ops ("siglen" = '200'));
-- locks public.pages SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."pages_terms_idx_old";
