ALTER INDEX "public"."users_name_idx" RENAME TO "users_name_idx_old";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "users_name_idx" ON "public"."users" USING "btree" (upper(name));
ALTER INDEX "public"."users_name_idx" ALTER COLUMN 1 SET STATISTICS 100;
COMMENT ON INDEX "public"."users_name_idx" IS 'for the search box';
-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."users_name_idx_old";
