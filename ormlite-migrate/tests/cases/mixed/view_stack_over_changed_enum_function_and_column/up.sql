SET check_function_bodies = off;
DROP MATERIALIZED VIEW "public"."ranked_cache";
DROP VIEW "public"."ranked";
DROP INDEX "public"."alerts_rank_idx";
ALTER TABLE "public"."alerts" DROP COLUMN "rank";
DROP FUNCTION "public"."rank_of"(public.level);
ALTER TYPE "public"."level" RENAME TO "level_old";
CREATE TYPE "public"."level" AS ENUM ('low', 'high');
CREATE OR REPLACE FUNCTION public.rank_of(l public.level)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT CASE l WHEN 'high' THEN 20 ELSE 10 END::bigint $function$;
ALTER TABLE "public"."alerts" ALTER COLUMN "level" DROP DEFAULT;
-- locks public.alerts ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."alerts" ALTER COLUMN "level" TYPE public.level USING "level"::text::public.level;
ALTER TABLE "public"."alerts" ALTER COLUMN "level" SET DEFAULT 'low'::public.level;
-- rows with a removed label make it fail: mid
DROP TYPE "public"."level_old";
-- locks public.alerts ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."alerts" ADD COLUMN "rank" bigint GENERATED ALWAYS AS (public.rank_of(level)) STORED;
-- locks public.alerts SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "alerts_rank_idx" ON "public"."alerts" USING "btree" ("rank") WHERE level = 'high'::public.level;
CREATE VIEW "public"."ranked" AS SELECT alerts.id,
    alerts.level,
    alerts.rank
   FROM public.alerts
  WHERE (alerts.rank > 1);
-- reads all rows
CREATE MATERIALIZED VIEW "public"."ranked_cache" AS SELECT ranked.level,
    max(ranked.rank) AS top
   FROM public.ranked
  GROUP BY ranked.level;
CREATE UNIQUE INDEX "ranked_cache_level_idx" ON "public"."ranked_cache" USING "btree" ("level");
