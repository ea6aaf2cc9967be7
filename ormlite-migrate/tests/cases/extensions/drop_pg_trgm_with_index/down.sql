CREATE EXTENSION IF NOT EXISTS "pg_trgm" SCHEMA "public" VERSION '1.6' CASCADE;
-- locks public.products SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "products_name_trgm_idx" ON "public"."products" USING "gin" ("name" public.gin_trgm_ops);
