ALTER INDEX "public"."logs_last_year_idx" RENAME TO "logs_2023_at_idx";
COMMENT ON INDEX "public"."logs_2023_at_idx" IS 'old';
ALTER INDEX "public"."logs_at_idx" ATTACH PARTITION "public"."logs_2023_at_idx";
