ALTER INDEX "public"."tags_names_idx" RENAME TO "tags_names_idx_old";
-- locks public.tags SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "tags_names_idx" ON "public"."tags" USING "gin" ("names");
-- locks public.tags SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."tags_names_idx_old";
