ALTER TABLE "public"."logs_2023" DISABLE TRIGGER "logs_noop";
