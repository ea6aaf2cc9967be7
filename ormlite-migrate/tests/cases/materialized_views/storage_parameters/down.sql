ALTER MATERIALIZED VIEW "public"."sales_copy" RESET ("autovacuum_enabled", "fillfactor");
