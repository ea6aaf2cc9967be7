ALTER TABLE "public"."logs_2023" ENABLE TRIGGER "logs_noop";
