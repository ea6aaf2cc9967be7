DROP TRIGGER "docs_insert" ON "public"."docs";
