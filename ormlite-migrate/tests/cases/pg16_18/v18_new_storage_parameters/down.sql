ALTER TABLE "public"."metrics" RESET ("autovacuum_vacuum_max_threshold", "vacuum_max_eager_freeze_failure_rate");
ALTER TABLE "public"."metrics" SET ("autovacuum_vacuum_threshold" = '100');
