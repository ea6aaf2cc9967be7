-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "first_key_new" ON "public"."users" USING "btree" ("email");
ALTER TABLE "public"."users" DROP CONSTRAINT "first_key";
ALTER TABLE "public"."users" ADD CONSTRAINT "first_key" UNIQUE USING INDEX "first_key_new";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "second_key_new" ON "public"."users" USING "btree" ("login");
ALTER TABLE "public"."users" DROP CONSTRAINT "second_key";
ALTER TABLE "public"."users" ADD CONSTRAINT "second_key" UNIQUE USING INDEX "second_key_new";
