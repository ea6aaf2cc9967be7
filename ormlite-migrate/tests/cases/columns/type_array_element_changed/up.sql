ALTER TABLE "public"."posts" ALTER COLUMN "author_ids" DROP DEFAULT;
-- locks public.posts ACCESS EXCLUSIVE; writes all rows anew; values of public.posts.author_ids that the type bigint[] cannot hold make it fail
ALTER TABLE "public"."posts" ALTER COLUMN "author_ids" TYPE bigint[] USING "author_ids"::text[]::bigint[];
ALTER TABLE "public"."posts" ALTER COLUMN "author_ids" SET DEFAULT '{}'::bigint[];
