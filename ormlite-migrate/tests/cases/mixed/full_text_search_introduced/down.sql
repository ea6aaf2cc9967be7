SET check_function_bodies = off;
-- locks public.articles SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."articles_terms_idx";
DROP FUNCTION "public"."find_articles"(text);
ALTER TABLE "public"."articles" DROP COLUMN "terms";
DROP TEXT SEARCH CONFIGURATION public.article_search;
DROP EXTENSION "unaccent";
