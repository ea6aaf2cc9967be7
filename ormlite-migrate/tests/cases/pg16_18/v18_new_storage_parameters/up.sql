ALTER TABLE "public"."metrics" RESET ("autovacuum_vacuum_threshold");
ALTER TABLE "public"."metrics" SET ("autovacuum_vacuum_max_threshold" = '100000', "vacuum_max_eager_freeze_failure_rate" = '0.05');
