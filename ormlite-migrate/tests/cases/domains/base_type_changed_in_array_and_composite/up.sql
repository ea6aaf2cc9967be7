ALTER DOMAIN "public"."score" RENAME TO "score__old";
CREATE DOMAIN "public"."score" AS integer;
ALTER TYPE "public"."result" RENAME TO "result__old";
CREATE TYPE "public"."result" AS ("player" text, "score" public.score);
ALTER TABLE "public"."games" ALTER COLUMN "best" TYPE public.result USING "best"::text::public.result;
DROP TYPE "public"."result__old";
ALTER TABLE "public"."games" ALTER COLUMN "scores" TYPE public.score[] USING "scores"::text[]::public.score[];
DROP DOMAIN "public"."score__old";
