ALTER TABLE "public"."posts" ALTER COLUMN "tags" DROP DEFAULT;
-- locks public.posts ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."posts" ALTER COLUMN "tags" TYPE text;
ALTER TABLE "public"."posts" ALTER COLUMN "tags" SET DEFAULT '{}'::text;
