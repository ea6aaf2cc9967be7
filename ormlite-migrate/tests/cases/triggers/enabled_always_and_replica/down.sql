ALTER TABLE "public"."docs" ENABLE TRIGGER "docs_a";
ALTER TABLE "public"."docs" ENABLE ALWAYS TRIGGER "docs_b";
