-- locks public.articles ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."articles" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, COALESCE(title, ''::text)), 'A'::"char") || to_tsvector('english'::regconfig, COALESCE(body, ''::text))) STORED;
-- locks public.articles SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "articles_search_idx" ON "public"."articles" USING "gin" ("search");
