ALTER TABLE "public"."docs" DISABLE RULE "docs_no_delete";
