SET check_function_bodies = off;
DROP TRIGGER "docs_delete" ON "public"."docs";
DROP FUNCTION "public"."noop"();
