-- locks public.posts ACCESS EXCLUSIVE; writes all rows anew; values of public.posts.author that the type integer cannot hold make it fail
ALTER TABLE "public"."posts" ALTER COLUMN "author" TYPE integer USING "author"[1];
