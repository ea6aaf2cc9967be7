ALTER INDEX "public"."users_name_b" RENAME TO "users_name_d";
-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."users_name_c";
