DROP TRIGGER "logs_noop" ON "public"."logs";
