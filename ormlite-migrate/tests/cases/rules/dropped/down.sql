CREATE RULE docs_no_delete AS
    ON DELETE TO public.docs
   WHERE (old.id < 10) DO INSTEAD NOTHING;
