COMMENT ON RULE "docs_no_delete" ON "public"."docs" IS NULL;
