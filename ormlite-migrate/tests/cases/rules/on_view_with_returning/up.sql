CREATE RULE doc_list_insert AS
    ON INSERT TO public.doc_list DO INSTEAD  INSERT INTO public.docs (id, body)
  VALUES (new.id, new.body)
  RETURNING docs.id,
    docs.body;
