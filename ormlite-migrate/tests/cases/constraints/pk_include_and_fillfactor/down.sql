-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_pkey_new" ON "public"."users" USING "btree" ("id");
ALTER TABLE "public"."users" DROP CONSTRAINT "users_pkey";
ALTER TABLE "public"."users" ADD CONSTRAINT "users_pkey" PRIMARY KEY USING INDEX "users_pkey_new";
