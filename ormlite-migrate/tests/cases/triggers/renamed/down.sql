DROP TRIGGER "Docs: touch" ON "public"."docs";
CREATE TRIGGER docs_a BEFORE UPDATE ON public.docs FOR EACH ROW EXECUTE FUNCTION public.noop();
