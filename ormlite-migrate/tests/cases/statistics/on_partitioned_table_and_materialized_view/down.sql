DROP STATISTICS "public"."log_days_stats";
DROP STATISTICS "public"."logs_stats";
