DROP TRIGGER "keep" ON "public"."docs";
CREATE RULE keep AS
    ON DELETE TO public.docs DO INSTEAD NOTHING;
