SET check_function_bodies = off;
CREATE EXTENSION IF NOT EXISTS "unaccent" SCHEMA "public" VERSION '1.1' CASCADE;
CREATE TEXT SEARCH CONFIGURATION public.article_search (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR asciihword WITH pg_catalog.english_stem;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR asciiword WITH pg_catalog.english_stem;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR email WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR file WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR "float" WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR host WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR hword WITH public.unaccent, pg_catalog.english_stem;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR hword_asciipart WITH pg_catalog.english_stem;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR hword_numpart WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR hword_part WITH public.unaccent, pg_catalog.english_stem;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR "int" WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR numhword WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR numword WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR sfloat WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR uint WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR url WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR url_path WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR version WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.article_search ADD MAPPING FOR word WITH public.unaccent, pg_catalog.english_stem;
-- locks public.articles ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."articles" ADD COLUMN "terms" tsvector GENERATED ALWAYS AS (setweight(to_tsvector('public.article_search'::regconfig, title), 'A'::"char") || setweight(to_tsvector('public.article_search'::regconfig, body), 'B'::"char")) STORED;
CREATE OR REPLACE FUNCTION public.find_articles(q text)
 RETURNS SETOF public.articles
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT a.id,
     a.title,
     a.body,
     a.terms
    FROM public.articles a
   WHERE (a.terms @@ websearch_to_tsquery('public.article_search'::regconfig, find_articles.q))
   ORDER BY (ts_rank(a.terms, websearch_to_tsquery('public.article_search'::regconfig, find_articles.q))) DESC;
END;
-- locks public.articles SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "articles_terms_idx" ON "public"."articles" USING "gin" ("terms");
