ALTER TABLE "public"."docs" ENABLE TRIGGER "docs_update";
