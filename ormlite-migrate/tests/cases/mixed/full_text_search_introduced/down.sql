SET check_function_bodies = off;
DROP INDEX "public"."articles_terms_idx";
DROP FUNCTION "public"."find_articles"(text);
ALTER TABLE "public"."articles" DROP COLUMN "terms";
DROP TEXT SEARCH CONFIGURATION public.article_search;
DROP EXTENSION "unaccent";
