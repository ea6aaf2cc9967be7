DROP INDEX "public"."logs_source_idx";
