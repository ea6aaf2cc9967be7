ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('sad', 'happy');
COMMENT ON TYPE "public"."mood" IS 'how one feels';
REVOKE USAGE ON TYPE "public"."mood" FROM PUBLIC;
GRANT USAGE ON TYPE "public"."mood" TO "app_reader";
-- locks public.people ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."people" ALTER COLUMN "mood" TYPE public.mood USING "mood"::text::public.mood;
-- rows with a removed label make it fail: meh
DROP TYPE "public"."mood_old";
