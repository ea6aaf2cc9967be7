SET check_function_bodies = off;
DROP MATERIALIZED VIEW "public"."ranked_cache";
DROP VIEW "public"."ranked";
DROP INDEX "public"."alerts_rank_idx";
ALTER TABLE "public"."alerts" DROP COLUMN "rank";
DROP FUNCTION "public"."rank_of"(public.level);
-- has a transaction of its own
ALTER TYPE "public"."level" ADD VALUE 'mid' AFTER 'low';
CREATE OR REPLACE FUNCTION public.rank_of(l public.level)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT CASE l WHEN 'high' THEN 2 ELSE 1 END $function$;
-- locks public.alerts ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."alerts" ADD COLUMN "rank" integer GENERATED ALWAYS AS (public.rank_of(level)) STORED;
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
