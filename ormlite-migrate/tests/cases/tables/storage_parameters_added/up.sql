ALTER TABLE "public"."metrics" SET ("autovacuum_vacuum_scale_factor" = '0.01', "fillfactor" = '70');
