ALTER INDEX "public"."users_a_idx" RENAME TO "users_a_idx_old";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "users_a_idx" ON "public"."users" USING "btree" ("name");
-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."users_a_idx_old";
ALTER INDEX "public"."users_b_idx" RENAME TO "users_b_idx_old";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "users_b_idx" ON "public"."users" USING "btree" ("email");
-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."users_b_idx_old";
