CREATE RULE docs_insert AS
    ON INSERT TO public.docs DO  INSERT INTO public.docs_log (id, body)
  VALUES (new.id, new.body);
