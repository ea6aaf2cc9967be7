DROP TRIGGER "docs_check" ON "public"."docs";
