ALTER TYPE "public"."measurement" RENAME TO "measurement_old";
CREATE TYPE "public"."measurement" AS ("sensor" integer, "value" bigint);
-- locks public.readings ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."readings" ALTER COLUMN "history" TYPE public.measurement[] USING "history"::text[]::public.measurement[];
-- locks public.readings ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."readings" ALTER COLUMN "m" TYPE public.measurement USING "m"::text::public.measurement;
DROP TYPE "public"."measurement_old";
