ALTER TABLE "public"."documents" RESET ("toast"."autovacuum_vacuum_threshold", "toast_tuple_target");
ALTER TABLE "public"."documents" SET ("toast"."autovacuum_enabled" = 'false');
