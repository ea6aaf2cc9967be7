ALTER INDEX "public"."users_email_idx" RENAME TO "users_email_idx_old";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_email_idx" ON "public"."users" USING "btree" ("email") INCLUDE ("name", "id");
-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."users_email_idx_old";
