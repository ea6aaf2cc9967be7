DROP TRIGGER "docs_update" ON "public"."docs";
CREATE TRIGGER docs_update BEFORE UPDATE OF body ON public.docs FOR EACH ROW EXECUTE FUNCTION public.noop();
