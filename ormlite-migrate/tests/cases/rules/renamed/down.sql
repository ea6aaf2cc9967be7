DROP RULE "docs_keep" ON "public"."docs";
CREATE RULE docs_no_delete AS
    ON DELETE TO public.docs DO INSTEAD NOTHING;
