DROP STATISTICS "public"."events_month";
