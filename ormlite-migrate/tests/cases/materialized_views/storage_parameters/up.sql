ALTER MATERIALIZED VIEW "public"."sales_copy" SET ("autovacuum_enabled" = 'false', "fillfactor" = '70');
