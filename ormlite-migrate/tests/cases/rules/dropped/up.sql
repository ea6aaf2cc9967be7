DROP RULE "docs_no_delete" ON "public"."docs";
