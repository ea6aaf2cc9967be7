-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_email_key_new" ON "public"."users" USING "btree" ("email");
ALTER TABLE "public"."users" DROP CONSTRAINT "users_email_key";
ALTER TABLE "public"."users" ADD CONSTRAINT "users_email_key" UNIQUE USING INDEX "users_email_key_new";
