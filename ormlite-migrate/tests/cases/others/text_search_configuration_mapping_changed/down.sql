-- locks public.docs SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."docs_search_idx";
DROP TEXT SEARCH CONFIGURATION public.search;
CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR asciiword WITH pg_catalog.simple;
-- locks public.docs SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "docs_search_idx" ON "public"."docs" USING "gin" (to_tsvector('public.search'::regconfig, body));
