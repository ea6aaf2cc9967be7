ALTER TABLE "public"."posts" ALTER COLUMN "tags" DROP DEFAULT;
-- locks public.posts ACCESS EXCLUSIVE; writes all rows anew; values of public.posts.tags that the type text[] cannot hold make it fail
ALTER TABLE "public"."posts" ALTER COLUMN "tags" TYPE text[] USING CASE WHEN "tags" IS NOT NULL THEN ARRAY["tags"] END;
ALTER TABLE "public"."posts" ALTER COLUMN "tags" SET DEFAULT '{}'::text[];
