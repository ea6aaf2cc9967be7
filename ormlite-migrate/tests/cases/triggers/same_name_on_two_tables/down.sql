DROP TRIGGER "touch" ON "public"."notes";
