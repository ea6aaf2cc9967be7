DROP TRIGGER "docs_update" ON "public"."docs";
CREATE TRIGGER docs_update BEFORE UPDATE OF title, body ON public.docs FOR EACH ROW EXECUTE FUNCTION public.noop();
