-- locks public.categories SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "categories_path_gist_idx" ON "public"."categories" USING "gist" ("path" public.gist_ltree_ops ("siglen" = '64'));
