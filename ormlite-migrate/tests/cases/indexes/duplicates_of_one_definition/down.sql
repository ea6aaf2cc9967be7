ALTER INDEX "public"."users_name_d" RENAME TO "users_name_b";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "users_name_c" ON "public"."users" USING "btree" ("name");
