CREATE TRIGGER docs_same BEFORE UPDATE ON public.docs FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TRIGGER docs_terms BEFORE INSERT OR UPDATE ON public.docs FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger('terms', 'pg_catalog.english', 'body');
