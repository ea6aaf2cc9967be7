ALTER TABLE "public"."docs" ENABLE ALWAYS TRIGGER "docs_a";
ALTER TABLE "public"."docs" ENABLE REPLICA TRIGGER "docs_b";
