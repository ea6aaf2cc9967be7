ALTER INDEX "public"."logs_source_idx" ATTACH PARTITION "public"."logs_2023_source_idx";
