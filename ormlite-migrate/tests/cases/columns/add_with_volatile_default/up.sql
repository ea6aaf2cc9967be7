-- locks public.users ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."users" ADD COLUMN "token" uuid DEFAULT gen_random_uuid() NOT NULL;
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_token_key" ON "public"."users" USING "btree" ("token");
ALTER TABLE "public"."users" ADD CONSTRAINT "users_token_key" UNIQUE USING INDEX "users_token_key";
