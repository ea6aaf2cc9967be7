-- locks public.products SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."products_name_trgm_idx";
DROP EXTENSION "pg_trgm";
