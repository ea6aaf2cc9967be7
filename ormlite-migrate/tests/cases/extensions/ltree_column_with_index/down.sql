-- locks public.categories SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."categories_path_gist_idx";
