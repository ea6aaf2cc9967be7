DROP RULE "docs_no_update" ON "public"."docs";
CREATE RULE docs_no_update AS
    ON UPDATE TO public.docs
   WHERE (old.id < 10) DO INSTEAD NOTHING;
