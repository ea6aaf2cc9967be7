DROP RULE "docs_update" ON "public"."docs";
CREATE RULE docs_update AS
    ON UPDATE TO public.docs DO  INSERT INTO public.docs_log (id, body)
  VALUES (old.id, old.body);
