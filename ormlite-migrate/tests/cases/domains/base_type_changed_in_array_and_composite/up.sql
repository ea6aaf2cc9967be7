ALTER DOMAIN "public"."score" RENAME TO "score_old";
CREATE DOMAIN "public"."score" AS integer;
ALTER TYPE "public"."result" RENAME TO "result_old";
CREATE TYPE "public"."result" AS ("player" text, "score" public.score);
-- locks public.games ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."games" ALTER COLUMN "best" TYPE public.result USING "best"::text::public.result;
DROP TYPE "public"."result_old";
-- locks public.games ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."games" ALTER COLUMN "scores" TYPE public.score[] USING "scores"::text[]::public.score[];
DROP DOMAIN "public"."score_old";
