ALTER TABLE "public"."metrics" RESET ("autovacuum_vacuum_scale_factor", "fillfactor");
