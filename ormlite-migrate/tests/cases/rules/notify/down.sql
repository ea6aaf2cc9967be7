DROP RULE "docs_notify" ON "public"."docs";
CREATE RULE docs_notify AS
    ON INSERT TO public.docs DO
 NOTIFY docs_changed;
