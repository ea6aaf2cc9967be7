DROP RULE "docs_no_delete" ON "public"."docs";
CREATE RULE docs_keep AS
    ON DELETE TO public.docs DO INSTEAD NOTHING;
