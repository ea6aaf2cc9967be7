DROP STATISTICS "public"."addresses_stats";
