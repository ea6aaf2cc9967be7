SET check_function_bodies = off;
DROP TRIGGER "docs_touch" ON "public"."docs";
DROP FUNCTION "public"."touch"();
