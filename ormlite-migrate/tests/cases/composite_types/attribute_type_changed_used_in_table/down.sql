ALTER TYPE "public"."measurement" RENAME TO "measurement__old";
CREATE TYPE "public"."measurement" AS ("sensor" integer, "value" integer);
ALTER TABLE "public"."readings" ALTER COLUMN "history" TYPE public.measurement[] USING "history"::text[]::public.measurement[];
ALTER TABLE "public"."readings" ALTER COLUMN "m" TYPE public.measurement USING "m"::text::public.measurement;
DROP TYPE "public"."measurement__old";
