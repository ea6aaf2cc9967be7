DROP TRIGGER "docs_same" ON "public"."docs";
DROP TRIGGER "docs_terms" ON "public"."docs";
