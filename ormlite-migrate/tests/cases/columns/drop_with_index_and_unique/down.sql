ALTER TABLE "public"."users" ADD COLUMN "nickname" text;
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "users_nickname_lower_idx" ON "public"."users" USING "btree" (lower(nickname));
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_nickname_key" ON "public"."users" USING "btree" ("nickname");
ALTER TABLE "public"."users" ADD CONSTRAINT "users_nickname_key" UNIQUE USING INDEX "users_nickname_key";
