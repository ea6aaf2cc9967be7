DROP TRIGGER "docs_update" ON "public"."docs";
CREATE TRIGGER docs_update BEFORE UPDATE ON public.docs FOR EACH ROW EXECUTE FUNCTION public.noop('it''s', 'b\c', '');
