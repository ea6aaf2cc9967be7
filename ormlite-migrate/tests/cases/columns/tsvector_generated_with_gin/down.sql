-- locks public.articles SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."articles_search_idx";
ALTER TABLE "public"."articles" DROP COLUMN "search";
