ALTER TABLE "public"."metrics" RESET ("autovacuum_enabled");
ALTER TABLE "public"."metrics" SET ("fillfactor" = '80', "parallel_workers" = '2');
