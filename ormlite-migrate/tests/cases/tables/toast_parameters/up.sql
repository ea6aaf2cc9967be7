ALTER TABLE "public"."documents" RESET ("toast"."autovacuum_enabled");
ALTER TABLE "public"."documents" SET ("toast"."autovacuum_vacuum_threshold" = '100', "toast_tuple_target" = '1024');
