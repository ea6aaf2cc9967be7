ALTER INDEX "public"."logs_2023_at_idx" RENAME TO "logs_last_year_idx";
COMMENT ON INDEX "public"."logs_last_year_idx" IS NULL;
ALTER INDEX "public"."logs_at_idx" ATTACH PARTITION "public"."logs_last_year_idx";
