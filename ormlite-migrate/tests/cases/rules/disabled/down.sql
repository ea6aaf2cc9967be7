ALTER TABLE "public"."docs" ENABLE RULE "docs_no_delete";
