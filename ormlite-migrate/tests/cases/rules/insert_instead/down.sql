DROP RULE "docs_insert" ON "public"."docs";
