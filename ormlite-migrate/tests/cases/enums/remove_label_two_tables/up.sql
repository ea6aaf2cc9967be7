ALTER TYPE "public"."level" RENAME TO "level_old";
CREATE TYPE "public"."level" AS ENUM ('debug', 'info', 'error');
-- locks public.log_filters ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."log_filters" ALTER COLUMN "max_level" TYPE public.level USING "max_level"::text::public.level;
ALTER TABLE "public"."log_filters" ALTER COLUMN "min_level" DROP DEFAULT;
-- locks public.log_filters ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."log_filters" ALTER COLUMN "min_level" TYPE public.level USING "min_level"::text::public.level;
ALTER TABLE "public"."log_filters" ALTER COLUMN "min_level" SET DEFAULT 'error'::public.level;
ALTER TABLE "public"."logs" ALTER COLUMN "level" DROP DEFAULT;
-- locks public.logs ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."logs" ALTER COLUMN "level" TYPE public.level USING "level"::text::public.level;
ALTER TABLE "public"."logs" ALTER COLUMN "level" SET DEFAULT 'info'::public.level;
-- rows with a removed label make it fail: notice
DROP TYPE "public"."level_old";
