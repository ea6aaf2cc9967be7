-- locks public.pages SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."pages_body_trgm_idx";
ALTER EXTENSION "pg_trgm" SET SCHEMA "public";
-- locks public.pages SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "pages_body_trgm_idx" ON "public"."pages" USING "gin" ("body" public.gin_trgm_ops);
