ALTER TABLE "public"."posts" ALTER COLUMN "author_ids" DROP DEFAULT;
-- locks public.posts ACCESS EXCLUSIVE; writes all rows anew; values of public.posts.author_ids that the type integer[] cannot hold make it fail
ALTER TABLE "public"."posts" ALTER COLUMN "author_ids" TYPE integer[] USING "author_ids"::text[]::integer[];
ALTER TABLE "public"."posts" ALTER COLUMN "author_ids" SET DEFAULT '{}'::integer[];
