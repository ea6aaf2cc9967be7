ALTER TABLE "public"."docs" DISABLE TRIGGER "docs_update";
