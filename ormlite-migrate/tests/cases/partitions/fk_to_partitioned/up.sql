ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") NOT VALID;
-- locks public.posts SHARE UPDATE EXCLUSIVE; locks public.users ROW SHARE; reads all rows; has a transaction of its own; rows of public.posts without a row of public.users make it fail
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "posts_user_id_fkey";
