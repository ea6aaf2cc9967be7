ALTER EXTENSION "pg_trgm" SET SCHEMA "public";
ALTER INDEX "public"."pages_body_trgm_idx" RENAME TO "pages_body_trgm_idx_old";
-- locks public.pages SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "pages_body_trgm_idx" ON "public"."pages" USING "gin" ("body" public.gin_trgm_ops);
-- locks public.pages SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."pages_body_trgm_idx_old";
