DROP TRIGGER "docs_truncate" ON "public"."docs";
