ALTER TABLE "public"."posts" DROP CONSTRAINT "posts_user_id_fkey";
ALTER TABLE "public"."users" DROP CONSTRAINT "pk_users";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_pkey" ON "public"."users" USING "btree" ("id");
ALTER TABLE "public"."users" ADD CONSTRAINT "users_pkey" PRIMARY KEY USING INDEX "users_pkey";
ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") NOT VALID;
-- locks public.posts SHARE UPDATE EXCLUSIVE; locks public.users ROW SHARE; reads all rows; has a transaction of its own; rows of public.posts without a row of public.users make it fail
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "posts_user_id_fkey";
