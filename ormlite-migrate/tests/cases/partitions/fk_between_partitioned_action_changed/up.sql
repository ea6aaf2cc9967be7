ALTER TABLE "public"."posts" DROP CONSTRAINT "posts_user_fk";
-- locks public.posts SHARE ROW EXCLUSIVE; locks public.posts_low SHARE ROW EXCLUSIVE; locks public.users SHARE ROW EXCLUSIVE; locks public.users_low SHARE ROW EXCLUSIVE; reads all rows; rows of public.posts without a row of public.users make it fail
ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_user_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") ON DELETE CASCADE;
