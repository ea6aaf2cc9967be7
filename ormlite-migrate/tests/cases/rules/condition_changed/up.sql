DROP RULE "docs_no_update" ON "public"."docs";
CREATE RULE docs_no_update AS
    ON UPDATE TO public.docs
   WHERE ((old.id < 100) AND (new.body IS NULL)) DO INSTEAD NOTHING;
