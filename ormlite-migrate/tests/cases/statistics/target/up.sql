ALTER STATISTICS "public"."addresses_stats" SET STATISTICS 1000;
