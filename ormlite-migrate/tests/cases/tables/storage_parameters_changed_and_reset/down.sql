ALTER TABLE "public"."metrics" RESET ("parallel_workers");
ALTER TABLE "public"."metrics" SET ("autovacuum_enabled" = 'false', "fillfactor" = '70');
